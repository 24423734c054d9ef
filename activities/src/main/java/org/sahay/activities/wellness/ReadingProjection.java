package org.sahay.activities.wellness;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sahay.store.sync.EventProjection;
import org.sahay.store.sync.OpenedEvent;
import org.sahay.store.wellness.Reading;
import org.sahay.store.wellness.Readings;
import org.sahay.workflows.wellness.Metric;
import org.sahay.workflows.wellness.Metrics;

/** Keeps the readings of {@code vital.recorded} and {@code wellness.logged}; of an event with one that is none, none is kept. */
final class ReadingProjection implements EventProjection {
    private static final String VITAL = "vital.recorded";
    private static final String LOGGED = "wellness.logged";
    private static final int SCHEMA_VERSION = 1;

    private final Readings readings;
    private final Metrics metrics;

    ReadingProjection(Readings readings, Metrics metrics) {
        this.readings = readings;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "readings";
    }

    @Override
    public boolean takes(String type) {
        return type.equals(VITAL) || type.equals(LOGGED);
    }

    /** Readings know their event and place in it, and are kept once. */
    @Override
    public Map<UUID, String> project(List<OpenedEvent> events) {
        var kept = new ArrayList<Reading>();
        var refused = new HashMap<UUID, String>();
        for (OpenedEvent one : events) {
            var ofEvent = new ArrayList<Reading>();
            Optional<String> flaw = read(one, ofEvent);
            flaw.ifPresentOrElse(code -> refused.put(one.event().serverId(), code), () -> kept.addAll(ofEvent));
        }
        readings.keepAll(kept);
        return refused;
    }

    private Optional<String> read(OpenedEvent one, List<Reading> into) {
        if (one.event().schemaVersion() != SCHEMA_VERSION) {
            return Optional.of("schema-version");
        }
        if (one.event().type().equals(VITAL)) {
            return read(one, one.payload(), into);
        }
        for (JsonNode each : one.payload().path("readings")) {
            Optional<String> flaw = read(one, each, into);
            if (flaw.isPresent()) {
                return flaw;
            }
        }
        return Optional.empty();
    }

    /** Was checked when it came; metrics and their limits may have changed since. */
    private Optional<String> read(OpenedEvent one, JsonNode said, List<Reading> into) {
        Metric metric = metrics.find(said.path("metric").asText("")).orElse(null);
        if (metric == null) {
            return Optional.of("metric");
        }
        if (!metric.unit().equals(said.path("unit").asText(""))) {
            return Optional.of("unit");
        }
        JsonNode value = said.path("value");
        if (!value.isNumber() || !metric.possible().contains(value.decimalValue())) {
            return Optional.of("value");
        }
        into.add(reading(one, into.size(), metric, value.decimalValue()));
        return Optional.empty();
    }

    private static Reading reading(OpenedEvent one, int place, Metric metric, BigDecimal value) {
        return new Reading(
                one.event().serverId(),
                place,
                one.event().subject(),
                one.event().payload().keyId(),
                metric.code(),
                value,
                one.event().clientTime());
    }
}
