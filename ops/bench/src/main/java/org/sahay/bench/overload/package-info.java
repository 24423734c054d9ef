/** What is still done when far more is asked than can be done. */
@NullMarked
package org.sahay.bench.overload;

import org.jspecify.annotations.NullMarked;
