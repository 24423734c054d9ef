/** How long the logs are kept that this machine's processes write to files. */
@NullMarked
package org.sahay.store.logs;

import org.jspecify.annotations.NullMarked;
