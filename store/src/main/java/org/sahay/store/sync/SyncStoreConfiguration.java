package org.sahay.store.sync;

import java.time.Clock;
import java.time.Duration;
import org.sahay.store.database.Chore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans of what devices send. */
@Configuration(proxyBeanMethods = false)
public class SyncStoreConfiguration {
    @Bean
    SyncReceipts syncReceipts(JdbcClient jdbc) {
        return new SyncReceipts(jdbc);
    }

    @Bean
    SyncLog syncLog(JdbcClient jdbc) {
        return new SyncLog(jdbc);
    }

    @Bean
    Quarantine quarantine(JdbcClient jdbc, SyncReceipts receipts) {
        return new Quarantine(jdbc, receipts);
    }

    @Bean
    SyncChanges syncChanges(JdbcClient jdbc) {
        return new SyncChanges(jdbc);
    }

    @Bean
    DeviceScopes deviceScopes(JdbcClient jdbc) {
        return new DeviceScopes(jdbc);
    }

    @Bean
    SyncPartitions syncPartitions(JdbcClient jdbc, Clock clock) {
        return new SyncPartitions(jdbc, clock);
    }

    @Bean
    Chore syncPartitionsAhead(SyncPartitions partitions) {
        return new Chore("sync-partitions-ahead", Duration.ofHours(12), partitions::makeNext);
    }
}
