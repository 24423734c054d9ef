/** One-way hashes. */
@NullMarked
package org.sahay.store.hash;

import org.jspecify.annotations.NullMarked;
