/** Which connections are encrypted: every listener beyond this machine, and outside {@code local} every connection out. */
@NullMarked
package org.sahay.store.tls;

import org.jspecify.annotations.NullMarked;
