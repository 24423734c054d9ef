/** What people were told: one message for each notice, written before it goes out. */
@NullMarked
package org.sahay.store.notification;

import org.jspecify.annotations.NullMarked;
