/** Looks over a machine before SAHAY runs on it; every complaint comes with a way out. */
@NullMarked
package org.sahay.local.doctor;

import org.jspecify.annotations.NullMarked;
