package org.sahay.bench.timers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.TimerFiredEventAttributes;
import io.temporal.api.history.v1.TimerStartedEventAttributes;
import io.temporal.api.sdk.v1.UserMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sahay.bench.measure.Target;
import org.sahay.bench.timers.CaseRows.Breach;
import tools.jackson.databind.json.JsonMapper;

class TimersReportTest {
    private static final Instant DUE = Instant.parse("2026-11-30T10:00:30Z");

    @Test
    void oneOfEachIsNeitherLostNorExtra() {
        var part = aPart(1, List.of(aBreach(1, 1)), List.of(aHistory(1)));
        assertThat(part.lost()).isZero();
        assertThat(part.extra()).isZero();
        assertThat(part.fired().p99()).isEqualTo(20);
        assertThat(part.written().p50()).isEqualTo(70);
        assertThat(part.eventsPerCase())
                .containsEntry("timer_fired", 1.0)
                .containsEntry("activity_task_scheduled", 0.0);
    }

    @Test
    void aMissingEntryTimerAndReplyAreLost() {
        assertThat(aPart(1, List.of(), List.of(aHistory(1))).lost()).isEqualTo(1);
        assertThat(aPart(1, List.of(aBreach(1, 1)), List.of(aHistory(0))).lost())
                .isEqualTo(1);
        assertThat(aPart(1, List.of(aBreach(1, 0)), List.of(aHistory(1))).lost())
                .isEqualTo(1);
    }

    @Test
    void aSecondEntryTimerAndReplyAreExtra() {
        var part = aPart(1, List.of(aBreach(2, 3)), List.of(aHistory(2)));
        assertThat(part.extra()).isEqualTo(1 + 2 + 1);
        assertThat(part.lost()).isZero();
    }

    @Test
    void theJsonIsOneObjectWithTheCommonFigures() {
        var part = aPart(1, List.of(aBreach(1, 1)), List.of(aHistory(1)));
        var report = TimersReport.of(part, part);
        var json = JsonMapper.builder()
                .build()
                .readTree(JsonMapper.builder().build().writeValueAsString(report));
        assertThat(json.get("benchmark").asString()).isEqualTo("timers");
        assertThat(json.get("ratio").isNull()).isTrue();
        assertThat(json.get("p99").asDouble()).isEqualTo(20);
        assertThat(json.get("lost").asInt()).isZero();
        assertThat(json.get("extra").asInt()).isZero();
        assertThat(json.get("atOnce").get("drainSeconds").asDouble()).isEqualTo(0.07);
        assertThat(json.has("table")).isFalse();
        assertThat(report.targets()).allMatch(Target::met);
        assertThat(report.table()).anyMatch(line -> line.contains("lost / extra"));
    }

    private static Part aPart(int cases, List<Breach> rows, List<CaseHistory> histories) {
        return Part.of(cases, rows, histories, 1000, Map.of("SAHAY", 1.0));
    }

    private static Breach aBreach(long entries, long replies) {
        return new Breach(UUID.randomUUID(), entries, replies, DUE, DUE.plusMillis(70));
    }

    /** A warning that fired, and as many breach timers. */
    private static CaseHistory aHistory(int breachTimers) {
        var events = new java.util.ArrayList<>(List.of(aTimer(1, "warning"), aFiring(2, 1)));
        for (var i = 0; i < breachTimers; i++) {
            events.add(aTimer(10 + i, "breach"));
            events.add(aFiring(20 + i, 10 + i));
        }
        var history = CaseHistory.of(events, payload -> payload.getData().toStringUtf8());
        return new CaseHistory(
                Map.of(EventType.EVENT_TYPE_TIMER_FIRED, history.count(EventType.EVENT_TYPE_TIMER_FIRED) - 1),
                history.fired());
    }

    private static HistoryEvent aTimer(long id, String event) {
        var summary = Payload.newBuilder().setData(ByteString.copyFromUtf8("%s due %s".formatted(event, DUE)));
        return HistoryEvent.newBuilder()
                .setEventId(id)
                .setEventType(EventType.EVENT_TYPE_TIMER_STARTED)
                .setUserMetadata(UserMetadata.newBuilder().setSummary(summary))
                .setTimerStartedEventAttributes(TimerStartedEventAttributes.getDefaultInstance())
                .build();
    }

    private static HistoryEvent aFiring(long id, long startedId) {
        var at = DUE.plusMillis(20);
        return HistoryEvent.newBuilder()
                .setEventId(id)
                .setEventType(EventType.EVENT_TYPE_TIMER_FIRED)
                .setEventTime(
                        Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()))
                .setTimerFiredEventAttributes(
                        TimerFiredEventAttributes.newBuilder().setStartedEventId(startedId))
                .build();
    }
}
