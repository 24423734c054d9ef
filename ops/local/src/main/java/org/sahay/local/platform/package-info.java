/** The servers and applications of the local platform, started, adopted and stopped by name; data survives everything but a wipe. */
@NullMarked
package org.sahay.local.platform;

import org.jspecify.annotations.NullMarked;
