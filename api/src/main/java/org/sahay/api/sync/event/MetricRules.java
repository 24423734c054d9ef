package org.sahay.api.sync.event;

import static org.sahay.api.sync.event.FlawCode.IMPOSSIBLE_VALUE;
import static org.sahay.api.sync.event.FlawCode.UNKNOWN_METRIC;
import static org.sahay.api.sync.event.FlawCode.WRONG_UNIT;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.wellness.Metric;
import org.sahay.workflows.wellness.Metrics;
import tools.jackson.databind.JsonNode;

/** Whether what was measured can be: a metric we know, in its own unit, with a value that a living body can have. */
final class MetricRules {
    private final Metrics metrics;

    MetricRules(Metrics metrics) {
        this.metrics = metrics;
    }

    /** What is wrong with the readings of a payload that keeps its schema. */
    @Nullable
    Flaw flaw(EventType type, JsonNode payload) {
        return switch (type) {
            case VITAL_RECORDED -> reading(payload, "/payload");
            case WELLNESS_LOGGED -> readings(payload.path("readings"));
            case TRIAGE_SESSION,
                    SCREENING_RESULT,
                    THERAPY_PROGRESS,
                    PROFILE_EDITED,
                    VISIT_RECORDED,
                    COMPLAINT_FILED,
                    CONSENT_GIVEN,
                    CONSENT_WITHDRAWN -> null;
        };
    }

    private @Nullable Flaw readings(JsonNode readings) {
        for (int i = 0; i < readings.size(); i++) {
            Flaw flaw = reading(readings.path(i), "/payload/readings/" + i);
            if (flaw != null) {
                return flaw;
            }
        }
        return null;
    }

    private @Nullable Flaw reading(JsonNode reading, String path) {
        Optional<Metric> metric = metrics.find(reading.path("metric").stringValue());
        if (metric.isEmpty()) {
            return new Flaw(UNKNOWN_METRIC, path + "/metric");
        }
        if (!metric.get().unit().equals(reading.path("unit").stringValue())) {
            return new Flaw(WRONG_UNIT, path + "/unit");
        }
        return metric.get().possible().contains(reading.path("value").decimalValue())
                ? null
                : new Flaw(IMPOSSIBLE_VALUE, path + "/value");
    }
}
