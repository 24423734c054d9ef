/** Benchmarks of the product as it runs, on throwaway state; each prints what it measured, against what, and how. */
@NullMarked
package org.sahay.bench;

import org.jspecify.annotations.NullMarked;
