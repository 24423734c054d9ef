/** What can be measured, read from its file. */
@NullMarked
package org.sahay.store.wellness;

import org.jspecify.annotations.NullMarked;
