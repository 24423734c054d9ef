/** The connection to MongoDB, where one is configured; nothing is kept there yet. */
@NullMarked
package org.sahay.store.mongodb;

import org.jspecify.annotations.NullMarked;
