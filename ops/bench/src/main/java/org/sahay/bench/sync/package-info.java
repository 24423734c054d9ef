/** How fast batches of events are taken, beside a bare insert of the same rows; and how fast batches that come again. */
@NullMarked
package org.sahay.bench.sync;

import org.jspecify.annotations.NullMarked;
