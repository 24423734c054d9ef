/** The one local platform that all fault tests of a JVM share, with all its servers real. */
@NullMarked
package org.sahay.faults.platform;

import org.jspecify.annotations.NullMarked;
