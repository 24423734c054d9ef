/** Looks after the keys of texts on a local platform. */
@NullMarked
package org.sahay.local.vault;

import org.jspecify.annotations.NullMarked;
