package org.sahay.store.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** Makes the pool: every connection looks into schema {@code sahay} and bounds its transactions. */
public final class ConnectionPool {
    private ConnectionPool() {}

    /** Opens a pool without asking for a connection, so that a PostgreSQL that is down does not stop the start. */
    public static HikariDataSource open(DatabaseProperties properties) {
        var config = new HikariConfig();
        config.setPoolName("sahay");
        config.setJdbcUrl(properties.jdbcUrl());
        config.setUsername(properties.user());
        config.setPassword(properties.password().value());
        config.setMaximumPoolSize(properties.poolSize());
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql(initialSettings(properties.transactionTimeout()));
        config.addDataSourceProperty("connectTimeout", 5);
        config.addDataSourceProperty("socketTimeout", 30);
        config.addDataSourceProperty("tcpKeepAlive", true);
        config.addDataSourceProperty("reWriteBatchedInserts", true);
        return new HikariDataSource(config);
    }

    private static String initialSettings(Duration transactionTimeout) {
        return """
                SELECT set_config('search_path', 'sahay', false),
                       set_config('idle_in_transaction_session_timeout', '%1$d', false);
                SELECT set_config('transaction_timeout', '%1$d', false)
                WHERE current_setting('server_version_num')::int >= 170000
                """.formatted(transactionTimeout.toMillis());
    }
}
