/** The PostgreSQL every feature keeps its rows in: pool, transactions, schema and whether the schema is there. */
@NullMarked
package org.sahay.store.database;

import org.jspecify.annotations.NullMarked;
