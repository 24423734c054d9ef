/** How fast complaints are accepted, beside a bare insert of the same rows. */
@NullMarked
package org.sahay.bench.accept;

import org.jspecify.annotations.NullMarked;
