package org.sahay.activities.sync;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sahay.store.sync.OpenedEvent;

/** How long events take from their ack to the stores of features, and what becomes of the others. */
final class ProjectionMetrics {
    private final Timer lag;
    private final Counter erased;
    private final Map<Death.Reason, Counter> dead = new EnumMap<>(Death.Reason.class);
    private final Clock clock;

    ProjectionMetrics(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        lag = Timer.builder("sahay.sync.projection.lag")
                .description("From the ack of an event until every projection has it")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(5))
                .maximumExpectedValue(Duration.ofMinutes(5))
                .register(registry);
        erased = Counter.builder("sahay.sync.projection.skipped")
                .description("Events nobody can read because the key of whom they are about was destroyed")
                .tag("reason", "erased")
                .register(registry);
        for (Death.Reason reason : Death.Reason.values()) {
            dead.put(
                    reason,
                    Counter.builder("sahay.sync.projection.dead")
                            .description("Records put aside in sync.events.dlt; more than none is an alert")
                            .tag("reason", reason.code())
                            .register(registry));
        }
    }

    void projected(List<OpenedEvent> events) {
        var now = clock.instant();
        events.forEach(one -> lag.record(Duration.between(one.event().serverTime(), now)));
    }

    void erased(int events) {
        erased.increment(events);
    }

    void died(Death.Reason reason) {
        Objects.requireNonNull(dead.get(reason)).increment();
    }
}
