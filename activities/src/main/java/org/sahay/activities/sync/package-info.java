/** Takes what devices sent off its topic: into the stores of features, and, about nobody in particular, to analytics. */
@NullMarked
package org.sahay.activities.sync;

import org.jspecify.annotations.NullMarked;
