/** The connection to ClickHouse, where one is configured; nothing is kept there yet. */
@NullMarked
package org.sahay.store.clickhouse;

import org.jspecify.annotations.NullMarked;
