package org.sahay.store.idempotency;

import java.time.Clock;
import java.time.Duration;
import org.sahay.store.database.Chore;
import org.sahay.store.temporal.CaseJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
public class IdempotencyConfiguration {
    @Bean
    IdempotencyKeys idempotencyKeys(
            JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock, CaseJson json) {
        return new IdempotencyKeys(jdbc, transactions, clock, json);
    }

    @Bean
    Chore idempotencyPurge(IdempotencyKeys keys) {
        return new Chore("idempotency-purge", Duration.ofHours(1), keys::purge);
    }
}
