/** Who of staff may sign in, with what, and how often they may try. Names and keys are in the vault, passwords nowhere. */
@NullMarked
package org.sahay.store.staff;

import org.jspecify.annotations.NullMarked;
