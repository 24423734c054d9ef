package org.sahay.store.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes pools: every connection looks into one schema and bounds its transactions. */
public final class ConnectionPool {
    private ConnectionPool() {}

    /** The application's. */
    public static HikariDataSource open(DatabaseProperties properties) {
        return open("sahay", "sahay", properties, Map.of());
    }

    /**
     * Opens a pool without asking for a connection, so that a PostgreSQL that is down does not stop the start.
     *
     * @param settings of PostgreSQL for each connection
     */
    public static HikariDataSource open(
            String name, String schema, DatabaseProperties properties, Map<String, String> settings) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(properties.jdbcUrl());
        config.setUsername(properties.user());
        config.setPassword(properties.password().value());
        config.setMaximumPoolSize(properties.poolSize());
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql(initialSettings(schema, properties.transactionTimeout(), settings));
        config.addDataSourceProperty("connectTimeout", 5);
        config.addDataSourceProperty("socketTimeout", 30);
        config.addDataSourceProperty("tcpKeepAlive", true);
        config.addDataSourceProperty("reWriteBatchedInserts", true);
        return new HikariDataSource(config);
    }

    private static String initialSettings(String schema, Duration transactionTimeout, Map<String, String> settings) {
        String timeout = Long.toString(transactionTimeout.toMillis());
        var all = new TreeMap<>(settings);
        all.put("search_path", schema);
        all.put("idle_in_transaction_session_timeout", timeout);
        return """
                SELECT %s;
                SELECT %s
                WHERE current_setting('server_version_num')::int >= 170000
                """.formatted(
                        all.entrySet().stream()
                                .map(setting -> set(setting.getKey(), setting.getValue()))
                                .collect(Collectors.joining(", ")),
                        set("transaction_timeout", timeout));
    }

    private static String set(String name, String value) {
        return "set_config('%s', '%s', false)".formatted(name, value);
    }
}
