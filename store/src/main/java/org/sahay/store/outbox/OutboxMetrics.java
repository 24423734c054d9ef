package org.sahay.store.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;

/** Backlog and oldest age of every destination, asked of PostgreSQL when they are read. */
final class OutboxMetrics implements MeterBinder {
    private final OutboxBacklog backlog;

    OutboxMetrics(OutboxBacklog backlog) {
        this.backlog = backlog;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Destination destination : Destination.values()) {
            String name = destination.name().toLowerCase(Locale.ROOT);
            Gauge.builder(
                            "sahay.outbox.backlog",
                            backlog,
                            b -> b.of(destination).rows())
                    .description("Rows that wait for delivery")
                    .tag("destination", name)
                    .register(registry);
            Gauge.builder(
                            "sahay.outbox.oldest.age",
                            backlog,
                            b -> b.of(destination).oldest().toMillis() / 1000.0)
                    .description("Age of the oldest row that waits for delivery")
                    .baseUnit("seconds")
                    .tag("destination", name)
                    .register(registry);
        }
    }
}
