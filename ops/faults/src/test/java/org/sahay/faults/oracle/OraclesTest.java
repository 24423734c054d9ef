package org.sahay.faults.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sahay.faults.load.Answer;
import org.sahay.faults.load.Filing;
import org.sahay.faults.load.Journal;
import org.sahay.faults.oracle.Durability.Stored;
import org.sahay.faults.oracle.OneTimer.Step;
import org.sahay.faults.oracle.OneWorkflowEach.Execution;
import org.sahay.faults.oracle.OneWorkflowEach.State;
import org.sahay.local.agreement.Entry;

/** Each oracle is content with what is right, and names what was planted. */
class OraclesTest {
    private static final UUID ID = UUID.fromString("0199a000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0199a000-0000-7000-8000-000000000002");
    private static final Entry ACCEPTED = new Entry(1, "accepted", null, "SUBMITTED", 1);
    private static final Entry ROUTED = new Entry(2, "routed", "SUBMITTED", "ASSIGNED", 1);
    private static final Entry WARNED = new Entry(3, "warning", "ASSIGNED", "ASSIGNED", 1);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private final Filing filing = Filing.ofShortTerm();

    @Test
    void anAcknowledgedComplaintIsThereOnce() {
        assertThat(Durability.violations(List.of(acknowledged(ID)), List.of(stored(ID))))
                .isEmpty();
        assertThat(Durability.violations(List.of(acknowledged(ID)), List.of()))
                .containsExactly("complaint " + ID + " was acknowledged and is lost");
        assertThat(Durability.violations(List.of(acknowledged(ID)), List.of(stored(ID), stored(OTHER))))
                .singleElement()
                .asString()
                .startsWith("one filing made 2 complaints");
    }

    @Test
    void anUnansweredFilingMayBeThereOrNot() {
        var unanswered = List.of(new Journal.Entry(filing, List.of(answer(503, ""))));
        assertThat(Durability.violations(unanswered, List.of())).isEmpty();
        assertThat(Durability.violations(unanswered, List.of(stored(ID)))).isEmpty();
        assertThat(Durability.violations(unanswered, List.of(stored(ID), stored(OTHER))))
                .hasSize(1);
    }

    @Test
    void aComplaintNobodyFiledIsNamed() {
        assertThat(Durability.violations(List.of(), List.of(stored(ID))))
                .containsExactly("complaints nobody filed: [" + ID + "]");
    }

    @Test
    void theSameKeyIsAnsweredAlikeToTheByte() {
        var body = "{\"id\":\"" + ID + "\"}";
        var alike = new Journal.Entry(filing, List.of(answer(201, body), answer(409, ""), answer(201, body)));
        assertThat(Durability.violations(List.of(alike), List.of(stored(ID)))).isEmpty();
        var different = new Journal.Entry(filing, List.of(answer(201, body), answer(201, body + " ")));
        assertThat(Durability.violations(List.of(different), List.of(stored(ID))))
                .singleElement()
                .asString()
                .startsWith("the same key was answered differently");
    }

    @Test
    void everyEventIsThereOnceAndInOrder() {
        var timeline = Map.of(ID, List.of(ACCEPTED, ROUTED, WARNED));
        assertThat(EventsOnce.violations(timeline, timeline)).isEmpty();
        assertThat(EventsOnce.violations(timeline, Map.of(ID, List.of(ACCEPTED, WARNED))))
                .containsExactly("events of " + ID + " are lost: [" + ROUTED + "]");
        assertThat(EventsOnce.violations(timeline, Map.of(ID, List.of(ACCEPTED, ROUTED, ROUTED, WARNED))))
                .containsExactly("events of " + ID + " are there twice or were never due: [" + ROUTED + "]");
        assertThat(EventsOnce.violations(timeline, Map.of(ID, List.of(ACCEPTED, WARNED, ROUTED))))
                .singleElement()
                .asString()
                .startsWith("the events of " + ID + " are out of order");
        assertThat(EventsOnce.violations(Map.of(), timeline))
                .singleElement()
                .asString()
                .contains("which is no complaint");
    }

    @Test
    void aGapInTheTimelineIsNamedEvenIfTheEventsHaveItToo() {
        var gap = Map.of(ID, List.of(ACCEPTED, WARNED));
        assertThat(EventsOnce.violations(gap, gap))
                .containsExactly("the timeline of " + ID + " has seq 3 where 2 belongs");
    }

    @Test
    void aConsumerDropsWhatItHasSeen() {
        var repeated = Map.of(ID, List.of(ACCEPTED, ROUTED, ACCEPTED, ROUTED, WARNED));
        assertThat(EventsOnce.asConsumed(repeated)).containsEntry(ID, List.of(ACCEPTED, ROUTED, WARNED));
        assertThat(EventsOnce.repeats(repeated)).isEqualTo(2);
    }

    @Test
    void everyComplaintHasOneWorkflowThatRunsWhileItIsOpen() {
        var running = List.of(execution(ID, "a", State.CONTINUED), execution(ID, "b", State.RUNNING));
        assertThat(OneWorkflowEach.violations(Set.of(ID), Set.of(ID), running)).isEmpty();
        assertThat(OneWorkflowEach.violations(Set.of(ID), Set.of(), running)).hasSize(1);
        assertThat(OneWorkflowEach.violations(Set.of(ID, OTHER), Set.of(ID, OTHER), running))
                .containsExactly("complaint " + OTHER + " has no workflow");
        assertThat(OneWorkflowEach.violations(Set.of(), Set.of(), running))
                .containsExactly("workflow complaint/" + ID + " has no complaint");
        var two = List.of(execution(ID, "a", State.COMPLETED), execution(ID, "b", State.RUNNING));
        assertThat(OneWorkflowEach.violations(Set.of(ID), Set.of(ID), two))
                .singleElement()
                .asString()
                .startsWith("complaint " + ID + " has 2 workflows");
        assertThat(OneWorkflowEach.violations(Set.of(ID), Set.of(ID), List.of(execution(ID, "a", State.BROKEN))))
                .hasSize(1);
    }

    @Test
    void oneTimerFiresForEachDeadline() {
        var once = List.<Step>of(
                new Step.Started("1", NOON), new Step.Canceled("1"),
                new Step.Started("2", NOON), new Step.Fired("2", NOON.plusMillis(20)));
        assertThat(timers(once, List.of(NOON, NOON))).isEmpty();
        assertThat(timers(once, List.of(NOON, NOON.plusSeconds(5)))).hasSize(1);
        assertThat(timers(once.subList(0, 3), List.of(NOON))).hasSize(1);
        var twice = new ArrayList<>(once);
        twice.addAll(List.of(new Step.Started("3", NOON), new Step.Fired("3", NOON.plusMillis(30))));
        assertThat(timers(twice, List.of(NOON))).hasSize(1);
        var late = List.<Step>of(new Step.Started("1", NOON), new Step.Fired("1", NOON.plusSeconds(9)));
        assertThat(timers(late, List.of(NOON))).hasSize(1);
        var overlapping = List.<Step>of(
                new Step.Started("1", NOON.plusSeconds(9)), new Step.Started("2", NOON),
                new Step.Fired("2", NOON), new Step.Canceled("1"));
        assertThat(timers(overlapping, List.of(NOON)))
                .singleElement()
                .asString()
                .startsWith("timers pending at once");
    }

    @Test
    void whatIsDecidedInOneGoNeedsOneTimer() {
        var once = List.<Step>of(new Step.Started("1", NOON), new Step.Fired("1", NOON.plusSeconds(1)));
        var late = NOON.plusSeconds(2);
        assertThat(OneTimer.violations(
                        once,
                        List.of(new OneTimer.Deadline(NOON, late), new OneTimer.Deadline(NOON.plusSeconds(1), late)),
                        Duration.ofSeconds(2)))
                .isEmpty();
    }

    private static List<String> timers(List<Step> steps, List<Instant> deadlines) {
        var decidedAtOnce = deadlines.stream()
                .map(dueAt -> new OneTimer.Deadline(dueAt, dueAt.plusMillis(50)))
                .toList();
        return OneTimer.violations(steps, decidedAtOnce, Duration.ofSeconds(2));
    }

    private Journal.Entry acknowledged(UUID id) {
        return new Journal.Entry(filing, List.of(answer(201, "{\"id\":\"" + id + "\"}")));
    }

    private Stored stored(UUID id) {
        return new Stored(id, filing.citizen());
    }

    private static Answer answer(int status, String body) {
        return new Answer(status, null, body, Duration.ofMillis(5));
    }

    private static Execution execution(UUID complaint, String run, State state) {
        return new Execution("complaint/" + complaint, run, state);
    }
}
