/** The rows of one complaint as the product writes them, read from the database and written again for others. */
@NullMarked
package org.sahay.bench.rows;

import org.jspecify.annotations.NullMarked;
