package org.sahay.store.wellness;

import java.time.Clock;
import java.time.Duration;
import org.sahay.store.database.Chore;
import org.sahay.store.vault.DestroyedKeys;
import org.sahay.workflows.wellness.Metrics;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The metrics, for whoever takes readings in or shows them, and the readings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WellnessProperties.class)
public class WellnessConfiguration {
    @Bean
    Metrics metrics() {
        return MetricsFile.read();
    }

    @Bean
    Flags flags(JdbcClient jdbc, Metrics metrics, Clock clock) {
        return new Flags(jdbc, metrics, clock);
    }

    @Bean
    Readings readings(JdbcClient jdbc, Flags flags) {
        return new Readings(jdbc, flags);
    }

    @Bean
    Series series(JdbcClient jdbc) {
        return new Series(jdbc);
    }

    @Bean
    ReadingPartitions readingPartitions(JdbcClient jdbc, Clock clock) {
        return new ReadingPartitions(jdbc, clock);
    }

    @Bean
    Chore readingPartitionsAhead(ReadingPartitions partitions) {
        return new Chore("reading-partitions-ahead", Duration.ofHours(12), partitions::makeNext);
    }

    @Bean
    ReadingErasure readingErasure(JdbcClient jdbc, DestroyedKeys keys) {
        return new ReadingErasure(jdbc, keys);
    }

    @Bean
    Chore readingsErased(ReadingErasure erasure, WellnessProperties properties) {
        return new Chore("readings-erased", properties.erasureEvery(), erasure::eraseSome);
    }

    @Bean
    Chore readingRetention(JdbcClient jdbc, Clock clock, WellnessProperties properties) {
        var retention = new ReadingRetention(jdbc, clock, properties.retention());
        return new Chore("reading-retention", Duration.ofDays(1), retention::retire);
    }
}
