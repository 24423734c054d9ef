/** The FHIR server that benchmarks have beside the product. */
@NullMarked
package org.sahay.bench.fhir;

import org.jspecify.annotations.NullMarked;
