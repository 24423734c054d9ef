package org.sahay.api.sync.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.api.sync.event.EventType.COMPLAINT_FILED;
import static org.sahay.api.sync.event.EventType.CONSENT_GIVEN;
import static org.sahay.api.sync.event.EventType.PROFILE_EDITED;
import static org.sahay.api.sync.event.EventType.THERAPY_PROGRESS;
import static org.sahay.api.sync.event.EventType.TRIAGE_SESSION;
import static org.sahay.api.sync.event.EventType.VISIT_RECORDED;
import static org.sahay.api.sync.event.EventType.VITAL_RECORDED;
import static org.sahay.api.sync.event.EventType.WELLNESS_LOGGED;
import static org.sahay.api.sync.event.FlawCode.DUPLICATE_FIELD;
import static org.sahay.api.sync.event.FlawCode.IMPOSSIBLE_TIME;
import static org.sahay.api.sync.event.FlawCode.IMPOSSIBLE_VALUE;
import static org.sahay.api.sync.event.FlawCode.MALFORMED_JSON;
import static org.sahay.api.sync.event.FlawCode.SCHEMA;
import static org.sahay.api.sync.event.FlawCode.TOO_DEEP;
import static org.sahay.api.sync.event.FlawCode.TOO_LARGE;
import static org.sahay.api.sync.event.FlawCode.UNKNOWN_METRIC;
import static org.sahay.api.sync.event.FlawCode.UNKNOWN_TYPE;
import static org.sahay.api.sync.event.FlawCode.UNKNOWN_VERSION;
import static org.sahay.api.sync.event.FlawCode.UNREADABLE_TEXT;
import static org.sahay.api.sync.event.FlawCode.WRONG_UNIT;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sahay.api.sync.event.SentEvent.Bad;
import org.sahay.api.sync.event.SentEvent.Nameless;
import org.sahay.api.sync.event.SentEvent.Readable;
import org.sahay.store.hash.Sha256;

/** Everything that can be wrong with one event, and where it is said to be. */
class EventFlawsTest {
    @ParameterizedTest(name = "{1} = {2} is {3} at {4}")
    @MethodSource("flaws")
    void aFlawHasACodeAndAPlace(EventType type, String pointer, String json, FlawCode code, String path) {
        String sent = Events.changed(type, pointer, json);
        assertThat(Events.read(sent)).isInstanceOfSatisfying(Bad.class, bad -> {
            assertThat(bad.flaw()).isEqualTo(new Flaw(code, path));
            assertThat(bad.id()).isEqualTo(UUID.fromString(Events.ID));
            assertThat(bad.raw()).isEqualTo(sent.getBytes(StandardCharsets.UTF_8));
            assertThat(bad.hash()).isEqualTo(Sha256.of(bad.raw()));
        });
    }

    static Stream<Arguments> flaws() {
        return Stream.of(
                // the event round the payload
                flaw(VITAL_RECORDED, "/type", "\"vital.guessed\"", UNKNOWN_TYPE, "/type"),
                flaw(VITAL_RECORDED, "/type", "7", SCHEMA, "/type"),
                flaw(VITAL_RECORDED, "/type", null, SCHEMA, "/type"),
                flaw(VITAL_RECORDED, "/schemaVersion", "2", UNKNOWN_VERSION, "/schemaVersion"),
                flaw(VITAL_RECORDED, "/schemaVersion", "0", UNKNOWN_VERSION, "/schemaVersion"),
                flaw(VITAL_RECORDED, "/schemaVersion", "4294967297", UNKNOWN_VERSION, "/schemaVersion"),
                flaw(VITAL_RECORDED, "/schemaVersion", "1.5", SCHEMA, "/schemaVersion"),
                flaw(VITAL_RECORDED, "/schemaVersion", "\"1\"", SCHEMA, "/schemaVersion"),
                flaw(VITAL_RECORDED, "/subject", "\"somebody\"", SCHEMA, "/subject"),
                flaw(VITAL_RECORDED, "/subject", null, SCHEMA, "/subject"),
                flaw(VITAL_RECORDED, "/clientTime", "\"yesterday\"", SCHEMA, "/clientTime"),
                flaw(VITAL_RECORDED, "/clientTime", "\"2026-11-28T10:00:00\"", SCHEMA, "/clientTime"),
                flaw(VITAL_RECORDED, "/clientTime", "1795860000", SCHEMA, "/clientTime"),
                flaw(VITAL_RECORDED, "/clientTime", "\"1976-11-28T09:59:59Z\"", IMPOSSIBLE_TIME, "/clientTime"),
                flaw(VITAL_RECORDED, "/clientTime", "\"2076-11-28T10:00:01Z\"", IMPOSSIBLE_TIME, "/clientTime"),
                flaw(VITAL_RECORDED, "/clientTime", "\"+999999999-12-31T23:59:59Z\"", IMPOSSIBLE_TIME, "/clientTime"),
                flaw(VITAL_RECORDED, "/deviceSeq", "-1", SCHEMA, "/deviceSeq"),
                flaw(VITAL_RECORDED, "/deviceSeq", null, SCHEMA, "/deviceSeq"),
                flaw(VITAL_RECORDED, "/deviceSeq", "1e30", SCHEMA, "/deviceSeq"),
                flaw(VITAL_RECORDED, "/deviceSeq", "1e400", IMPOSSIBLE_VALUE, "/deviceSeq"),
                flaw(VITAL_RECORDED, "/baseVersion", "\"3\"", SCHEMA, "/baseVersion"),
                flaw(VITAL_RECORDED, "/payload", null, SCHEMA, "/payload"),
                flaw(VITAL_RECORDED, "/payload", "[]", SCHEMA, "/payload"),
                flaw(VITAL_RECORDED, "/colour", "1", SCHEMA, "/colour"),
                flaw(VITAL_RECORDED, "/<b>", "1", SCHEMA, ""),
                // the payload by its schema
                flaw(VITAL_RECORDED, "/payload/value", null, SCHEMA, "/payload/value"),
                flaw(VITAL_RECORDED, "/payload/value", "\"72\"", SCHEMA, "/payload/value"),
                flaw(VITAL_RECORDED, "/payload/pulse", "72", SCHEMA, "/payload/pulse"),
                flaw(WELLNESS_LOGGED, "/payload/readings", "[]", SCHEMA, "/payload/readings"),
                flaw(
                        WELLNESS_LOGGED,
                        "/payload/readings",
                        "[{\"metric\":\"steps\",\"value\":1}]",
                        SCHEMA,
                        "/payload/readings/0/unit"),
                flaw(WELLNESS_LOGGED, "/payload/mood", "6", IMPOSSIBLE_VALUE, "/payload/mood"),
                flaw(WELLNESS_LOGGED, "/payload/mood", "2.5", SCHEMA, "/payload/mood"),
                flaw(WELLNESS_LOGGED, "/payload/note", "\"" + "अ".repeat(1001) + "\"", SCHEMA, "/payload/note"),
                flaw(TRIAGE_SESSION, "/payload/outcome", "\"FINE\"", SCHEMA, "/payload/outcome"),
                flaw(THERAPY_PROGRESS, "/payload/minutes", "1441", IMPOSSIBLE_VALUE, "/payload/minutes"),
                flaw(PROFILE_EDITED, "/payload", "{}", SCHEMA, "/payload"),
                flaw(VISIT_RECORDED, "/payload/followUpOn", "\"soon\"", SCHEMA, "/payload/followUpOn"),
                flaw(VISIT_RECORDED, "/payload/followUpOn", "\"2026-02-30\"", SCHEMA, "/payload/followUpOn"),
                flaw(VISIT_RECORDED, "/payload/followUpOn", "\"2206-12-05\"", IMPOSSIBLE_TIME, "/payload/followUpOn"),
                flaw(
                        CONSENT_GIVEN,
                        "/payload/validUntil",
                        "\"1900-01-01T00:00:00Z\"",
                        IMPOSSIBLE_TIME,
                        "/payload/validUntil"),
                flaw(CONSENT_GIVEN, "/payload/validUntil", "\"2027-01-01\"", SCHEMA, "/payload/validUntil"),
                flaw(COMPLAINT_FILED, "/payload/description", "\" \"", SCHEMA, "/payload/description"),
                flaw(COMPLAINT_FILED, "/payload/facilityId", "\"x\"", SCHEMA, "/payload/facilityId"),
                flaw(COMPLAINT_FILED, "/payload/location/lat", "90.001", IMPOSSIBLE_VALUE, "/payload/location/lat"),
                flaw(COMPLAINT_FILED, "/payload/location/lon", null, SCHEMA, "/payload/location/lat"),
                flaw(
                        COMPLAINT_FILED,
                        "/payload/onBehalfOf/citizenId",
                        "\"" + Events.ID + "\"",
                        SCHEMA,
                        "/payload/onBehalfOf/citizenId"),
                // what was measured
                flaw(VITAL_RECORDED, "/payload/metric", "\"karma\"", UNKNOWN_METRIC, "/payload/metric"),
                flaw(VITAL_RECORDED, "/payload/unit", "\"bpm\"", WRONG_UNIT, "/payload/unit"),
                flaw(VITAL_RECORDED, "/payload/value", "9.99", IMPOSSIBLE_VALUE, "/payload/value"),
                flaw(VITAL_RECORDED, "/payload/value", "400.01", IMPOSSIBLE_VALUE, "/payload/value"),
                flaw(
                        WELLNESS_LOGGED,
                        "/payload/readings",
                        "[{\"metric\":\"steps\",\"value\":1,\"unit\":\"{steps}/d\"},"
                                + "{\"metric\":\"sleep_duration\",\"value\":25,\"unit\":\"h\"}]",
                        IMPOSSIBLE_VALUE,
                        "/payload/readings/1/value"),
                // what no tree is made of
                flaw(VITAL_RECORDED, "/payload/value", "1e400", IMPOSSIBLE_VALUE, "/payload/value"),
                flaw(VITAL_RECORDED, "/payload/value", "1e-400", IMPOSSIBLE_VALUE, "/payload/value"),
                flaw(VITAL_RECORDED, "/payload/value", "1e99999999999", IMPOSSIBLE_VALUE, "/payload/value"),
                flaw(VITAL_RECORDED, "/payload/value", "7".repeat(41), IMPOSSIBLE_VALUE, "/payload/value"),
                flaw(
                        VITAL_RECORDED,
                        "/payload/value",
                        "[".repeat(10_000) + "]".repeat(10_000),
                        TOO_DEEP,
                        "/payload/value" + "/0".repeat(30)),
                flaw(
                        VITAL_RECORDED,
                        "/payload/value",
                        "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000),
                        TOO_DEEP,
                        "/payload/value" + "/a".repeat(30)),
                flaw(
                        VITAL_RECORDED,
                        "/payload/value",
                        "[" + "0,".repeat(2000) + "0]",
                        TOO_LARGE,
                        "/payload/value/1990"),
                flaw(VITAL_RECORDED, "/payload/value", "\"" + "x".repeat(EventReader.MOST_BYTES) + "\"", TOO_LARGE, ""),
                flaw(VITAL_RECORDED, "/payload/value", "1,\"value\":2", DUPLICATE_FIELD, "/payload/value"),
                flaw(VITAL_RECORDED, "/deviceSeq", "1,\"device\\u0053eq\":1", DUPLICATE_FIELD, "/deviceSeq"),
                flaw(VITAL_RECORDED, "/payload/unit", "\"a\\u0000b\"", UNREADABLE_TEXT, "/payload/unit"),
                flaw(VITAL_RECORDED, "/payload/unit", "\"half \\ud83c\"", UNREADABLE_TEXT, "/payload/unit"),
                flaw(VITAL_RECORDED, "/payload/unit", "\"\\udf3f half\"", UNREADABLE_TEXT, "/payload/unit"),
                flaw(VITAL_RECORDED, "/payload/unit", "\"x\",\"\\u0000\":1", UNREADABLE_TEXT, "/payload"),
                flaw(VITAL_RECORDED, "/payload/unit", "\"tab\tin it\"", MALFORMED_JSON, "/payload/unit"),
                flaw(VITAL_RECORDED, "/payload/value", "01", MALFORMED_JSON, "/payload"),
                flaw(VITAL_RECORDED, "/payload/unit", "\"\\x\"", MALFORMED_JSON, "/payload/unit"),
                flaw(VITAL_RECORDED, "/payload/value", "NaN", MALFORMED_JSON, "/payload"));
    }

    private static Arguments flaw(EventType type, String pointer, String json, FlawCode code, String path) {
        return Arguments.of(type, pointer, json, code, path);
    }

    @Test
    void bytesThatAreNoUtf8AreUnreadableText() {
        byte[] sent = Events.changed(VITAL_RECORDED, "/payload/unit", "\"?\"").getBytes(StandardCharsets.UTF_8);
        sent[new String(sent, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xff;
        assertThat(Events.READER.readAgain(sent))
                .isInstanceOfSatisfying(
                        Bad.class, bad -> assertThat(bad.flaw()).isEqualTo(new Flaw(UNREADABLE_TEXT, "")));
    }

    @Test
    void theCharacterThatStandsForBrokenOnesIsACharacterLikeAnyOther() {
        assertThat(Events.read(Events.changed(WELLNESS_LOGGED, "/payload/note", "\"\uFFFD\"")))
                .isInstanceOf(Readable.class);
    }

    @Test
    void everyCodeButTheMissingIdIsInTheTable() {
        var reached = flaws().map(row -> (FlawCode) row.get()[3])
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(FlawCode.class)));
        assertThat(reached).isEqualTo(EnumSet.complementOf(EnumSet.of(FlawCode.ID_INVALID)));
    }

    @Test
    void fiftyYearsFromNowCanBeMeant() {
        for (String time : new String[] {"1976-11-28T10:00:00Z", "2076-11-28T15:30:00+05:30"}) {
            assertThat(Events.read(Events.changed(VITAL_RECORDED, "/clientTime", "\"" + time + "\"")))
                    .isInstanceOf(Readable.class);
        }
    }

    @Test
    void whoseItIsIsSeenEvenWhereNothingElseCanBeRead() {
        String bomb = "[".repeat(10_000) + "]".repeat(10_000);
        String sent = "{\"payload\":%s,\"\\u0069d\":\"%s\",\"subject\":\"%s\"}"
                .formatted(bomb, Events.ID.toUpperCase(java.util.Locale.ROOT), Events.SUBJECT);
        assertThat(Events.read(sent)).isInstanceOfSatisfying(Bad.class, bad -> {
            assertThat(bad.id()).isEqualTo(UUID.fromString(Events.ID));
            assertThat(bad.subject()).isEqualTo(UUID.fromString(Events.SUBJECT));
        });
        assertThat(Events.read(Events.changed(VITAL_RECORDED, "/subject", "7")))
                .isInstanceOfSatisfying(
                        Bad.class, bad -> assertThat(bad.subject()).isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "null",
                "\"\"",
                "\"1-1-1-1-1\"",
                "\"0199f3a0\\u0000\"",
                "{}",
                "1,\"id\":2",
                "\"a\",\"id\":\"b\""
            })
    void withoutOneUuidAsIdNothingCanBeKept(String id) {
        assertThat(Events.read(Events.changed(VITAL_RECORDED, "/id", id)))
                .isInstanceOfSatisfying(
                        Nameless.class,
                        nameless -> assertThat(nameless.flaw()).isEqualTo(new Flaw(FlawCode.ID_INVALID, "/id")));
    }

    @Test
    void anIdThatIsNoneIsRepeatedOnlyWhereItIsShortAndPlain() {
        assertThat(Events.read(Events.changed(VITAL_RECORDED, "/id", "\"local-7\"")))
                .isEqualTo(new Nameless("local-7", new Flaw(FlawCode.ID_INVALID, "/id")));
        for (String id : new String[] {"<b>", "x".repeat(65), "a\\nb"}) {
            assertThat(Events.read(Events.changed(VITAL_RECORDED, "/id", '"' + id + '"')))
                    .isEqualTo(new Nameless(null, new Flaw(FlawCode.ID_INVALID, "/id")));
        }
    }

    @Test
    void whatSomebodyToldStandsInNoLog() {
        assertThat(Events.read(Events.event(WELLNESS_LOGGED).toString()).toString())
                .doesNotContain("दिन")
                .contains(Events.ID);
    }
}
