/**
 * The edge of every request: its id and trace, the limits on its size and pace, strict JSON, what browsers may do with the
 * answer, and one shape of error for all.
 */
@NullMarked
package org.sahay.api.edge;

import org.jspecify.annotations.NullMarked;
