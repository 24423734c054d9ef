/** Who did what, to whom and why: appended in the transaction of what it tells about, never changed. */
@NullMarked
package org.sahay.store.audit;

import org.jspecify.annotations.NullMarked;
