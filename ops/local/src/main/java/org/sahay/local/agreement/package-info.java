/** Whether the four accounts of a complaint agree: timeline, events, workflow history, row; and the notices it owed. */
@NullMarked
package org.sahay.local.agreement;

import org.jspecify.annotations.NullMarked;
