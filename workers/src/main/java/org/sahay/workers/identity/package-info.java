/** Sends sign-in codes as soon as they are asked for, without Temporal. */
@NullMarked
package org.sahay.workers.identity;

import org.jspecify.annotations.NullMarked;
