/** Loads, latencies, CPU time and the control probe; promises that nothing measured is dropped. */
@NullMarked
package org.sahay.bench.measure;

import org.jspecify.annotations.NullMarked;
