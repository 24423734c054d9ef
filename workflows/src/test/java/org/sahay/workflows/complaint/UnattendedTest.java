package org.sahay.workflows.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.workflows.complaint.ComplaintFixtures.POLICY;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sahay.workflows.complaint.Situations.Situation;

/** Every state left alone for a month: which events of the system happen in which state, and to what they lead. */
class UnattendedTest {
    /** The events of the process, the states they happen in, and the states after ({@code =}: the same). */
    private static final String PROCESS = """
            ROUTED           | SUBMITTED                                 | ASSIGNED
            HELD             | SUBMITTED                                 | HELD
            NOBODY_ABOVE     | ASSIGNED IN_PROGRESS AWAITING_CITIZEN     | =
            HELD_ALERT       | HELD                                      | =
            WARNING          | HELD ASSIGNED IN_PROGRESS                 | =
            BREACH           | HELD ASSIGNED IN_PROGRESS                 | =
            RUNG             | HELD ASSIGNED IN_PROGRESS                 | = ASSIGNED
            TOP_REMINDER     | HELD ASSIGNED IN_PROGRESS                 | =
            OFFICER_DEADLINE | ASSIGNED IN_PROGRESS                      | =
            OFFICER_REMINDER | ASSIGNED IN_PROGRESS                      | =
            INFO_TIME_OVER   | AWAITING_CITIZEN                          | IN_PROGRESS
            WINDOW_OVER      | RESOLVED REJECTED                         | CLOSED
            """;

    private record Row(Set<ComplaintStatus> in, Set<String> then) {}

    private static final Map<ComplaintEvent, Row> TABLE = new EnumMap<>(ComplaintEvent.class);

    static {
        PROCESS.lines().map(line -> line.split("\\|")).forEach(cells -> {
            var in = EnumSet.noneOf(ComplaintStatus.class);
            Arrays.stream(cells[1].strip().split(" "))
                    .map(ComplaintStatus::valueOf)
                    .forEach(in::add);
            TABLE.put(
                    ComplaintEvent.valueOf(cells[0].strip()),
                    new Row(in, new TreeSet<>(Arrays.asList(cells[2].strip().split(" ")))));
        });
    }

    @Test
    void eachEventHappensOnlyInItsStatesAndLeadsWhereTheProcessSays() {
        var seen = EnumSet.noneOf(ComplaintEvent.class);
        for (Situation situation : Situations.all()) {
            for (boolean awake : new boolean[] {true, false}) {
                var play = leftAlone(situation, awake);
                for (Transition made : play.timeline) {
                    seen.add(made.event());
                    Row row = TABLE.get(made.event());
                    String as = situation + ": " + made;
                    assertThat(row).as(as).isNotNull();
                    assertThat(row.in()).as(as).contains(made.from());
                    assertThat(made.to() == made.from() && row.then().contains("=")
                                    || row.then().contains(made.to().name()))
                            .as(as)
                            .isTrue();
                    assertThat(made.actorId()).isNull();
                    assertThat(made.dueAt() == null || !made.dueAt().isAfter(made.at()))
                            .as(as)
                            .isTrue();
                }
            }
        }
        assertThat(seen)
                .containsAll(EnumSet.complementOf(EnumSet.of(
                        ComplaintEvent.ACCEPTED,
                        ComplaintEvent.NOBODY_ABOVE,
                        ComplaintEvent.HELD,
                        ComplaintEvent.ROSTER_CHANGED,
                        ComplaintEvent.COMMENTED,
                        ComplaintEvent.ASSIGNED,
                        ComplaintEvent.STARTED,
                        ComplaintEvent.INFO_REQUESTED,
                        ComplaintEvent.INFO_PROVIDED,
                        ComplaintEvent.RESOLVED,
                        ComplaintEvent.REJECTED,
                        ComplaintEvent.TRANSFERRED,
                        ComplaintEvent.ESCALATED,
                        ComplaintEvent.RATED,
                        ComplaintEvent.REOPENED,
                        ComplaintEvent.WITHDRAWN)));
    }

    @Test
    void leftAloneEveryCaseIsWarnedAndBreachedAtMostOnceAndClimbsAtMostTwoRungs() {
        for (Situation situation : Situations.all()) {
            var play = leftAlone(situation, true);
            assertThat(play.count(ComplaintEvent.WARNING)).as("%s", situation).isLessThanOrEqualTo(1);
            assertThat(play.count(ComplaintEvent.BREACH)).as("%s", situation).isLessThanOrEqualTo(1);
            assertThat(play.count(ComplaintEvent.RUNG)).as("%s", situation).isLessThanOrEqualTo(2);
            boolean wasLive = situation.kase().status() == ComplaintStatus.SUBMITTED
                    || situation.kase().status() == ComplaintStatus.HELD
                    || situation.kase().status().working();
            assertThat(play.kase().level())
                    .as("%s", situation)
                    .isEqualTo(wasLive ? 3 : situation.kase().level());
            assertThat(play.kase().closed()).as("%s", situation).isEqualTo(!wasLive);
        }
    }

    @Test
    void awakeOrLateTheCaseEndsWithTheSameOwnerRungAndCitizensClock() {
        for (Situation situation : Situations.all()) {
            var awake = leftAlone(situation, true).kase();
            var late = leftAlone(situation, false).kase();
            assertThat(late.citizenClock()).as("%s", situation).isEqualTo(awake.citizenClock());
            assertThat(late.state()).as("%s", situation).isEqualTo(awake.state());
            assertThat(late.level()).as("%s", situation).isEqualTo(awake.level());
            assertThat(late.topReminderAt()).as("%s", situation).isEqualTo(awake.topReminderAt());
        }
    }

    private static CasePlay leftAlone(Situation situation, boolean awake) {
        var play = new CasePlay(situation.kase(), situation.roster());
        Instant end = situation.at().plus(Duration.ofDays(30)).plus(POLICY.slaTerm());
        play.at(situation.at());
        return awake ? play.awakeUntil(end) : play.at(end);
    }
}
