/** The platform a benchmark runs on: of its own, on free loopback ports, gone when the benchmark ends. */
@NullMarked
package org.sahay.bench.platform;

import org.jspecify.annotations.NullMarked;
