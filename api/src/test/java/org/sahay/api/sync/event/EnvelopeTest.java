package org.sahay.api.sync.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.api.edge.ProblemCode.INVALID_VALUE;
import static org.sahay.api.edge.ProblemCode.MALFORMED_JSON;
import static org.sahay.api.edge.ProblemCode.MISSING_FIELD;
import static org.sahay.api.edge.ProblemCode.UNKNOWN_FIELD;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;

/** What round the events makes a batch, or none. */
class EnvelopeTest {
    private static final String VITAL = Events.event(EventType.VITAL_RECORDED).toString();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"deviceId\":\"d\",\"events\":[%s]}",
                "  {\n\"events\" : [ %s ] ,\t\"deviceId\" : \"d\" }\r\n",
                "{\"device\\u0049d\":\"d\",\"\\u0065vents\":[%s]}"
            })
    void howItIsWrittenDoesNotMatter(String body) {
        Batch batch = Events.readBatch(body.formatted(VITAL));
        assertThat(batch.deviceId()).isEqualTo("d");
        assertThat(batch.events()).singleElement().isInstanceOf(SentEvent.Readable.class);
    }

    @Test
    void sixtyFourCharactersAndFiveHundredEventsAreTheMost() {
        Batch batch = Events.readBatch("{\"deviceId\":\"%s\",\"events\":[%s]}"
                .formatted("🌿".repeat(64), String.join(",", Collections.nCopies(500, VITAL))));
        assertThat(batch.events()).hasSize(500);
        assertThat(batch.deviceId()).isEqualTo("🌿".repeat(64));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void everythingElseIsRefusedByItsField(String body, ProblemCode code, String field) {
        Problem problem = refusalOf(body);
        assertThat(problem).isNotNull();
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.field()).isEqualTo(field);
    }

    static Stream<Arguments> everythingElseIsRefusedByItsField() {
        String tooMany = String.join(",", Collections.nCopies(501, "{}"));
        return Stream.of(
                Arguments.of("", MALFORMED_JSON, null),
                Arguments.of("[]", MALFORMED_JSON, null),
                Arguments.of("null", MALFORMED_JSON, null),
                Arguments.of("\uFEFF{\"deviceId\":\"d\",\"events\":[{}]}", MALFORMED_JSON, null),
                Arguments.of("{\"deviceId\":\"d\",\"events\":[{}]", MALFORMED_JSON, null),
                Arguments.of("{\"deviceId\":\"d\",\"events\":[{}]}}", MALFORMED_JSON, null),
                Arguments.of("{\"deviceId\":\"d\",\"events\":[{}],}", MALFORMED_JSON, null),
                Arguments.of("{\"deviceId\":\"d\",\"events\":[{},]}", MALFORMED_JSON, null),
                Arguments.of("{\"deviceId\":\"d\",\"events\":[{}{}]}", MALFORMED_JSON, null),
                Arguments.of("{\"deviceId\":\"d\",\"events\":[{\"a\":\"}]}", MALFORMED_JSON, null),
                Arguments.of("{\"deviceId\":\"d\",\"events\":[\"\\\"]}", MALFORMED_JSON, null),
                Arguments.of("{\"deviceId\":\"d\",\"events\":[{\"a\":[1}]}", MALFORMED_JSON, null),
                Arguments.of("{\"deviceId\":\"d\",\"events\":[{\"a\":1 2}]}", MALFORMED_JSON, null),
                Arguments.of("{\"deviceId\":\"d\",\"events\":[{\"a\":}]}", MALFORMED_JSON, null),
                Arguments.of("{\"deviceId\":\"d\",\"events\":[{\"a\":\"b},{\"c\":\"d\"}]}", MALFORMED_JSON, null),
                Arguments.of("{\"deviceId\":\"d\",\"events\":[{\"a\":\"\"b},{\"c\":\"\"d\"}]}", MALFORMED_JSON, null),
                Arguments.of("{\"deviceId\"\"d\",\"events\":[{}]}", MALFORMED_JSON, null),
                Arguments.of("{deviceId:\"d\",\"events\":[{}]}", MALFORMED_JSON, null),
                Arguments.of("{\"deviceId\":,\"events\":[{}]}", MALFORMED_JSON, null),
                Arguments.of("{\"deviceId\":\"d\",\"deviceId\":\"e\",\"events\":[{}]}", MALFORMED_JSON, "deviceId"),
                Arguments.of("{\"deviceId\":\"d\",\"events\":[{}],\"events\":[{}]}", MALFORMED_JSON, "events"),
                Arguments.of("{}", MISSING_FIELD, "deviceId"),
                Arguments.of("{\"events\":[{}]}", MISSING_FIELD, "deviceId"),
                Arguments.of("{\"deviceId\":\"d\"}", MISSING_FIELD, "events"),
                Arguments.of("{\"deviceId\":\"d\",\"events\":[{}],\"sentAt\":1}", UNKNOWN_FIELD, "sentAt"),
                Arguments.of("{\"deviceId\":\"d\",\"events\":[{}],\"<b>\":1}", UNKNOWN_FIELD, "body"),
                Arguments.of("{\"deviceId\":7,\"events\":[{}]}", INVALID_VALUE, "deviceId"),
                Arguments.of("{\"deviceId\":null,\"events\":[{}]}", INVALID_VALUE, "deviceId"),
                Arguments.of("{\"deviceId\":\"\",\"events\":[{}]}", INVALID_VALUE, "deviceId"),
                Arguments.of("{\"deviceId\":\" \",\"events\":[{}]}", INVALID_VALUE, "deviceId"),
                Arguments.of("{\"deviceId\":\"a\\u0000\",\"events\":[{}]}", INVALID_VALUE, "deviceId"),
                Arguments.of("{\"deviceId\":\"" + "x".repeat(65) + "\",\"events\":[{}]}", INVALID_VALUE, "deviceId"),
                Arguments.of("{\"deviceId\":\"d\",\"events\":[]}", INVALID_VALUE, "events"),
                Arguments.of("{\"deviceId\":\"d\",\"events\":{}}", INVALID_VALUE, "events"),
                Arguments.of("{\"deviceId\":\"d\",\"events\":null}", INVALID_VALUE, "events"),
                Arguments.of("{\"deviceId\":\"d\",\"events\":[" + tooMany + "]}", INVALID_VALUE, "events"));
    }

    @Test
    void whatIsNoEventStandsInItsPlaceWithoutAName() {
        assertThat(Events.readBatch(Events.batchOf(List.of("1", VITAL, "null", "\"x\"", "[]", "{}")))
                        .events())
                .extracting(event -> (Class) event.getClass())
                .containsExactly(
                        SentEvent.Nameless.class,
                        SentEvent.Readable.class,
                        SentEvent.Nameless.class,
                        SentEvent.Nameless.class,
                        SentEvent.Nameless.class,
                        SentEvent.Nameless.class);
    }

    private static Problem refusalOf(String body) {
        try {
            Events.readBatch(body);
            return null;
        } catch (ProblemException refused) {
            return refused.problem();
        }
    }
}
