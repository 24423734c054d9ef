/** One worker pool for each task queue this process serves: started once Temporal answers, stopped without losing work. */
@NullMarked
package org.sahay.workers.pools;

import org.jspecify.annotations.NullMarked;
