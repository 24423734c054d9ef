/** What is put into the product to see what it would cost less: the one place where benchmarks know the product from inside. */
@NullMarked
package org.sahay.bench.plain;

import org.jspecify.annotations.NullMarked;
