/** What must hold whatever was stopped or killed: pure comparisons, each violation a sentence, none for agreement. */
@NullMarked
package org.sahay.faults.oracle;

import org.jspecify.annotations.NullMarked;
