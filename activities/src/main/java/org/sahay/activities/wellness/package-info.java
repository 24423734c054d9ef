/** Takes readings out of what devices sent. */
@NullMarked
package org.sahay.activities.wellness;

import org.jspecify.annotations.NullMarked;
