/** What people were told, for developers to read: there under the profile {@code local} and nowhere else. */
@NullMarked
package org.sahay.api.notification;

import org.jspecify.annotations.NullMarked;
