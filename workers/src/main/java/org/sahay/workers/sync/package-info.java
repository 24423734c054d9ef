/** Consumes what devices sent. */
@NullMarked
package org.sahay.workers.sync;

import org.jspecify.annotations.NullMarked;
