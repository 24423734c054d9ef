package org.sahay.activities.sync;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.stream.Collectors;
import org.sahay.store.complaint.Categories;
import org.sahay.store.complaint.Category;
import org.sahay.store.outbox.KafkaProducers;
import org.sahay.store.sync.EventProjection;
import org.sahay.store.vault.BlindIndex;
import org.sahay.store.vault.RowSeals;
import org.sahay.workflows.wellness.Metrics;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of events of devices; whoever consumes starts the listener. */
@Configuration(proxyBeanMethods = false)
public class SyncActivitiesConfiguration {
    @Bean
    Sending projectionSending(KafkaProducers producers) {
        return new Sending(producers::connect);
    }

    @Bean
    AnalyticsMapping analyticsMapping(Metrics metrics, Categories categories) {
        return new AnalyticsMapping(
                metrics, () -> categories.all().stream().map(Category::code).collect(Collectors.toSet()));
    }

    @Bean
    SyncEventListener syncEventListener(
            RowSeals seals,
            ObjectProvider<EventProjection> projections,
            TransactionTemplate transaction,
            AnalyticsMapping mapping,
            BlindIndex index,
            Sending sending,
            MeterRegistry registry,
            Clock clock) {
        return new SyncEventListener(
                seals,
                new Projecting(projections.orderedStream().toList(), transaction),
                new AnalyticsEvents(mapping, index, sending),
                new DeadLetters(sending, clock),
                new ProjectionMetrics(registry, clock));
    }
}
