/** Clients of the platform that write down everything they send and everything they are told. */
@NullMarked
package org.sahay.faults.load;

import org.jspecify.annotations.NullMarked;
