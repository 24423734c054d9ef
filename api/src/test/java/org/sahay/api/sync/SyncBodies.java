package org.sahay.api.sync;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Batches of synthetic devices. */
public final class SyncBodies {
    static final String DEVICE = "tablet-of-nobody";

    private SyncBodies() {}

    public static String batch(String... events) {
        return batch(Arrays.asList(events));
    }

    static String batch(List<String> events) {
        return "{\"deviceId\": \"" + DEVICE + "\", \"events\": "
                + events.stream().collect(Collectors.joining(",", "[", "]")) + "}";
    }

    public static String aVital(UUID subject) {
        return aVital(UUID.randomUUID(), subject);
    }

    public static String aVital(UUID id, UUID subject) {
        return aVital(id, subject, 72);
    }

    static String aVital(UUID id, UUID subject, int value) {
        return event(
                id,
                "vital.recorded",
                subject,
                "{\"metric\": \"heart_rate\", \"value\": " + value + ", \"unit\": \"/min\"}");
    }

    public static String ofAnUnknownType(UUID id, UUID subject, String words) {
        return event(id, "dream.dreamt", subject, "{\"note\": \"" + words + "\"}");
    }

    static String aComplaint(UUID id, UUID subject, String category) {
        return event(id, "complaint.filed", subject, """
                {"category": "%s", "description": "दवा नहीं मिली", "language": "hi", "channel": "APP",
                 "location": {"lgdState": 10, "lgdDistrict": 212, "lat": 25.6, "lon": 85}}
                """.formatted(category));
    }

    static String aVisit(UUID id, UUID subject, String note) {
        return event(
                id,
                "visit.recorded",
                subject,
                "{\"kind\": \"HOME\", \"outcome\": \"MET\", \"note\": \"" + note + "\"}");
    }

    static String event(UUID id, String type, UUID subject, String payload) {
        return """
                {"id": "%s", "type": "%s", "schemaVersion": 1, "subject": "%s", "clientTime": "2026-11-28T05:40:12Z",
                 "deviceSeq": 7, "payload": %s}""".formatted(id, type, subject, payload);
    }
}
