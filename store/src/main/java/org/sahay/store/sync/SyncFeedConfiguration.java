package org.sahay.store.sync;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import javax.sql.DataSource;
import org.sahay.store.outbox.KafkaProducers;
import org.sahay.store.outbox.RelayProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Feeds Kafka from the log; needs the relay's configuration beside it. */
@Configuration(proxyBeanMethods = false)
public class SyncFeedConfiguration {
    @Bean
    MeterBinder syncFeedBacklog(JdbcClient jdbc, Clock clock) {
        return new SyncFeedBacklog(jdbc, clock);
    }

    @Bean
    SyncFeed syncFeed(DataSource pool, KafkaProducers producers, RelayProperties properties, Clock clock) {
        return new SyncFeed(pool, producers::connect, properties.pollInterval(), clock);
    }
}
