/** States and districts by their Local Government Directory codes: what exists, and what lies in what. */
@NullMarked
package org.sahay.store.place;

import org.jspecify.annotations.NullMarked;
