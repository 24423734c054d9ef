/** {@code ./sahay replay}: has what was put aside, or all of the log, come once more. */
@NullMarked
package org.sahay.local.replay;

import org.jspecify.annotations.NullMarked;
