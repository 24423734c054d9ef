package org.sahay.store.outbox;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.sahay.store.database.Chore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Appending to the outbox and watching it; {@link RelayConfiguration} delivers it. */
@Configuration(proxyBeanMethods = false)
public class OutboxConfiguration {
    @Bean
    OutboxSignal outboxSignal() {
        return new OutboxSignal();
    }

    @Bean
    Outbox outbox(JdbcTemplate jdbc, Clock clock, OutboxSignal signal) {
        return new Outbox(jdbc, clock, signal);
    }

    @Bean
    OutboxBacklog outboxBacklog(JdbcClient jdbc, Clock clock) {
        return new OutboxBacklog(jdbc, clock);
    }

    @Bean
    MeterBinder outboxMetrics(OutboxBacklog backlog) {
        return new OutboxMetrics(backlog);
    }

    @Bean
    Chore outboxPurge(OutboxBacklog backlog) {
        return new Chore("outbox-purge", Duration.ofHours(1), backlog::purge);
    }
}
