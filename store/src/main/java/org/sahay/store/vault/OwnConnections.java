package org.sahay.store.vault;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.sahay.store.database.ConnectionPool;
import org.sahay.store.database.DatabaseProperties;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Connections that know nothing of the application's transactions: each statement commits by itself. */
abstract sealed class OwnConnections implements AutoCloseable permits VaultDatabase, DataKeyDatabase {
    private final HikariDataSource pool;
    private final JdbcClient jdbc;

    /**
     * Opens them.
     *
     * @param schema of their tables, and what they are called
     * @param synchronousCommit whether a commit waits for the disk, as PostgreSQL's setting of that name says
     */
    OwnConnections(String schema, DatabaseProperties properties, String synchronousCommit) {
        this.pool = ConnectionPool.open(schema, schema, properties, Map.of("synchronous_commit", synchronousCommit));
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
