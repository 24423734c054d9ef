/** Commands and events committed with the rows they tell about, delivered at least once and in order within a key. */
@NullMarked
package org.sahay.store.outbox;

import org.jspecify.annotations.NullMarked;
