/** What the complaint workflow asks of its own database: whom to route to, and the record of what was decided. */
@NullMarked
package org.sahay.activities.complaint;

import org.jspecify.annotations.NullMarked;
