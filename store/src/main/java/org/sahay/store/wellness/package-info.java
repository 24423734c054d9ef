/** What can be measured, what was, and what of it somebody has to look at. */
@NullMarked
package org.sahay.store.wellness;

import org.jspecify.annotations.NullMarked;
