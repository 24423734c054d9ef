/** Tells people who looked at their data, and why. */
@NullMarked
package org.sahay.api.audit;

import org.jspecify.annotations.NullMarked;
