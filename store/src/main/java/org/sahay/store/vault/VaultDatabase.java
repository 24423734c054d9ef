package org.sahay.store.vault;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.sahay.store.database.ConnectionPool;
import org.sahay.store.database.DatabaseProperties;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The vault's own connections, of the one role that may reach schema {@code vault}. They know nothing of the application's
 * transactions: each statement commits by itself. It does not wait for the disk: in the log of the one server its commit comes
 * before that of the application's transaction, which waits for both.
 */
public final class VaultDatabase implements AutoCloseable {
    private final HikariDataSource pool;
    private final JdbcClient jdbc;

    /** @param properties of the vault's role */
    public VaultDatabase(DatabaseProperties properties) {
        this.pool = ConnectionPool.open("vault", "vault", properties, Map.of("synchronous_commit", "off"));
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
