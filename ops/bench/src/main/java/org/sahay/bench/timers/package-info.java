/** How punctual deadlines are, and how long a thousand at once take; every one exactly once. */
@NullMarked
package org.sahay.bench.timers;

import org.jspecify.annotations.NullMarked;
