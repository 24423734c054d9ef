/** Servers stop, processes are killed and paused, under load: nothing accepted is lost, nothing happens twice. */
@NullMarked
package org.sahay.faults;

import org.jspecify.annotations.NullMarked;
