package org.sahay.store.database;

import java.util.List;
import javax.sql.DataSource;
import org.sahay.store.tls.ConnectionRule;
import org.sahay.store.tls.PlainConnectionException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The pool of the application's role and the ways to use it. Whoever gets the pool under {@code local} finds the schema up to date. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatabaseProperties.class, MigrateProperties.class})
public class DatabaseConfiguration {
    @Bean
    Migrations migrations(DatabaseProperties properties, Environment environment) {
        requireEncryption(properties, environment);
        return new Migrations(properties.jdbcUrl(), properties.user(), properties.password());
    }

    /** Throws {@link PlainConnectionException} when the connection is plain and may not be. */
    public static void requireEncryption(DatabaseProperties properties, Environment environment) {
        ConnectionRule.check(
                environment,
                "PostgreSQL",
                properties.tls(),
                "Set sahay.database.tls=true and, unless the JVM trusts the authority, sahay.database.root-certificate.");
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(DatabaseProperties properties, MigrateProperties migrate, Migrations migrations) {
        if (properties.migrateOnStart()) {
            Migrations.run(properties, migrate);
        }
        return ConnectionPool.open(properties);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactionManager) {
        return new TransactionTemplate(transactionManager);
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource dataSource) {
        return new JdbcTemplate(dataSource);
    }

    @Bean
    JdbcClient jdbcClient(JdbcTemplate jdbcTemplate) {
        return JdbcClient.create(jdbcTemplate);
    }

    @Bean
    HealthIndicator schemaHealthIndicator(List<Migrations> ofAllDatabases) {
        return new SchemaHealth(ofAllDatabases);
    }
}
