/** Devices that send what they kept, again and again, while processes end. */
@NullMarked
package org.sahay.faults.sync;

import org.jspecify.annotations.NullMarked;
