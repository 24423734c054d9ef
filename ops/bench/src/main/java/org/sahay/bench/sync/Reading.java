package org.sahay.bench.sync;

import java.util.List;

/** What the event at a place of a batch measures. */
record Reading(String metric, String loinc, double value, String unit) {
    private static final List<Reading> EACH = List.of(
            new Reading("heart_rate", "8867-4", 72, "/min"),
            new Reading("systolic", "8480-6", 128, "mm[Hg]"),
            new Reading("diastolic", "8462-4", 82, "mm[Hg]"),
            new Reading("blood_glucose", "2339-0", 104.5, "mg/dL"),
            new Reading("oxygen_saturation", "59408-5", 97, "%"),
            new Reading("body_temperature", "8310-5", 36.8, "Cel"),
            new Reading("body_weight", "29463-7", 61.4, "kg"));

    static Reading of(int place) {
        return EACH.get(place % EACH.size());
    }

    String json() {
        return "{\"metric\":\"%s\",\"value\":%s,\"unit\":\"%s\"}".formatted(metric, value, unit);
    }
}
