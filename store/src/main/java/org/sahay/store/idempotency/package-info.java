/** One effect and one answer for one key, however often and however concurrently it is asked. */
@NullMarked
package org.sahay.store.idempotency;

import org.jspecify.annotations.NullMarked;
