/** Clients that mean harm, beside clients that do not. */
@NullMarked
package org.sahay.faults.attack;

import org.jspecify.annotations.NullMarked;
