/** The {@code sahay} command line and the one process that runs all of SAHAY on a laptop; every failure is a sentence that says what to do. */
@NullMarked
package org.sahay.local;

import org.jspecify.annotations.NullMarked;
