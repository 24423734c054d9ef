/** How often somebody may ask: a table of limits, kept for every operation, and told in the headers of every answer. */
@NullMarked
package org.sahay.api.ratelimit;

import org.jspecify.annotations.NullMarked;
