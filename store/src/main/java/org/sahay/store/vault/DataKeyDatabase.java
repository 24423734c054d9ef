package org.sahay.store.vault;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.sahay.store.database.ConnectionPool;
import org.sahay.store.database.DatabaseProperties;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Connections to the database of wrapped keys, which is another one than that of the texts, so that no backup of those holds
 * their keys. Each statement commits by itself, and waits for the disk: a text whose key is lost is lost.
 */
public final class DataKeyDatabase implements AutoCloseable {
    private final HikariDataSource pool;
    private final JdbcClient jdbc;

    /** @param properties of that database and its role */
    public DataKeyDatabase(DatabaseProperties properties) {
        this.pool = ConnectionPool.open("keys", "keys", properties, Map.of("synchronous_commit", "on"));
        this.jdbc = JdbcClient.create(pool);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    @Override
    public void close() {
        pool.close();
    }
}
