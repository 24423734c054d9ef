/** Keeps what devices send: a receipt for each event for all time, the log of what was accepted, and what could not be. */
@NullMarked
package org.sahay.store.sync;

import org.jspecify.annotations.NullMarked;
