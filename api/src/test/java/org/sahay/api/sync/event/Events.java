package org.sahay.api.sync.event;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sahay.store.wellness.MetricsFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events and batches as devices send them, about people that do not exist. */
final class Events {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    static final BatchReader READER = new BatchReader(Clock.fixed(NOW, ZoneOffset.UTC), MetricsFile.read());
    static final String ID = "0199f3a0-0000-7000-8000-000000000001";
    static final String SUBJECT = "0199f3a0-0000-7000-8000-0000000000aa";

    /** A payload of each type with everything in it that there can be. */
    static final Map<EventType, String> PAYLOADS = Map.of(
            EventType.VITAL_RECORDED,
            """
            {"metric": "heart_rate", "value": 72, "unit": "/min"}""",
            EventType.WELLNESS_LOGGED,
            """
            {"readings": [{"metric": "steps", "value": 4200, "unit": "{steps}/d"},
              {"metric": "sleep_duration", "value": 7.5, "unit": "h"}], "mood": 4, "note": "अच्छा दिन"}""",
            EventType.TRIAGE_SESSION,
            """
            {"language": "hi", "symptoms": [{"code": "fever", "severity": 6, "days": 2}],
              "answers": [{"question": "travelled", "answer": "no"}], "narrative": "two days of fever",
              "outcome": "URGENT", "rulesVersion": "2026-10"}""",
            EventType.SCREENING_RESULT,
            """
            {"instrument": "cbac", "result": "POSITIVE", "score": 5.5, "answers": [{"item": "age", "value": 2}],
              "note": "seen again in a month"}""",
            EventType.THERAPY_PROGRESS,
            """
            {"programme": "aphasia", "exercise": "naming", "minutes": 20, "completed": true, "repetitions": 30,
              "score": 81.5, "note": "tired"}""",
            EventType.PROFILE_EDITED,
            """
            {"name": null, "village": null, "preferredLanguage": "ta", "identifiers": [{"type": "ABHA_ADDRESS", "value": "no.body@sbx"}]}""",
            EventType.VISIT_RECORDED,
            """
            {"kind": "HOME", "outcome": "MET", "purposes": ["antenatal"], "place": {"lat": 25.6, "lon": 85.1},
              "followUpOn": "2026-12-05", "note": "all well"}""",
            EventType.COMPLAINT_FILED,
            """
            {"category": "SANITATION", "description": "no water", "language": "hi", "channel": "ASHA",
              "location": {"lgdState": 10, "lgdDistrict": 212, "lat": 25.6, "lon": 85.1},
              "facilityId": "1b4e28ba-2fa1-11d2-883f-0016d3cca427", "onBehalfOf": {"citizenId": "%s"}}""".formatted(SUBJECT),
            EventType.CONSENT_GIVEN,
            """
            {"purpose": "triage", "noticeVersion": "3", "language": "hi", "givenBy": "SELF",
              "validUntil": "2027-11-28T00:00:00+05:30"}""",
            EventType.CONSENT_WITHDRAWN,
            """
            {"purpose": "triage", "reason": "no longer needed"}""");

    private Events() {}

    /** A sound event of a type. */
    static ObjectNode event(EventType type) {
        return JSON.createObjectNode()
                .put("id", ID)
                .put("type", type.code())
                .put("schemaVersion", 1)
                .put("subject", SUBJECT)
                .put("clientTime", "2026-11-28T15:29:00+05:30")
                .put("deviceSeq", 17)
                .set("payload", JSON.readTree(PAYLOADS.get(type)));
    }

    /** A sound event, its value at a pointer replaced by JSON, or removed where that is null. */
    static String changed(EventType type, String pointer, String json) {
        ObjectNode event = event(type);
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = event.at(pointer.substring(0, slash));
        String name = pointer.substring(slash + 1);
        String mark = "\"@here\"";
        if (json == null) {
            ((ObjectNode) parent).remove(name);
            return event.toString();
        }
        ((ObjectNode) parent).put(name, "@here");
        return event.toString().replace(mark, json);
    }

    static SentEvent read(String event) {
        return READER.readAgain(event.getBytes(StandardCharsets.UTF_8));
    }

    static String batchOf(List<String> events) {
        return events.stream().collect(Collectors.joining(",", "{\"deviceId\":\"phone-1\",\"events\":[", "]}"));
    }

    static Batch readBatch(String body) {
        return READER.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
