/** The edge of every request: its id and trace, the cap on its body, strict JSON, and one shape of error for all. */
@NullMarked
package org.sahay.api.edge;

import org.jspecify.annotations.NullMarked;
