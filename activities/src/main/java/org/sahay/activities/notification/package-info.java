/** Tells people what happened, once each, in their language, through a provider. */
@NullMarked
package org.sahay.activities.notification;

import org.jspecify.annotations.NullMarked;
