/** What it costs that people's texts are sealed, each with a key of the person's. */
@NullMarked
package org.sahay.bench.vault;

import org.jspecify.annotations.NullMarked;
