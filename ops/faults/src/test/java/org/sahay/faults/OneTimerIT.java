package org.sahay.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.common.v1.Payload;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sahay.faults.load.ComplaintClient;
import org.sahay.faults.load.Filing;
import org.sahay.faults.load.Journal;
import org.sahay.faults.oracle.OneTimer;
import org.sahay.faults.oracle.OneTimer.Deadline;
import org.sahay.faults.oracle.OneTimer.Step;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.faults.platform.SharedPlatform;
import org.sahay.local.process.Await;
import org.sahay.workflows.complaint.ComplaintId;
import org.sahay.workflows.complaint.ComplaintWorkflow;
import tools.jackson.databind.JsonNode;

/** Durable timers of the real server: as many as there are instants at which something falls due. */
@Order(1)
@ExtendWith(SharedPlatform.class)
class OneTimerIT {
    private static final Duration TWICE_THE_TERM = FaultPlatform.HOUR.multipliedBy(48);
    /** Far beyond what an idle server takes, for a machine that does other things too. */
    private static final Duration LATEST = Duration.ofSeconds(10);

    @Test
    void aCaseNobodyAttendsHasOneTimerAtATimeAndOneFiresForEachDeadline(FaultPlatform platform) throws IOException {
        platform.laptop();
        var client = platform.client();
        try (var journal = platform.journal("one-timer")) {
            awaitFirstRouting(client, journal);
            var filing = Filing.ofShortTerm();
            UUID id = Objects.requireNonNull(journal.file(client, filing)).id();

            var climbed = Await.until(
                    TWICE_THE_TERM.plusSeconds(20),
                    () -> view(client, filing, id).get("level").asInt() == 3);

            assertThat(climbed).as("the case reaches the top by its clocks").isTrue();
            var deadlines = deadlines(view(client, filing, id));
            var steps = steps(platform.temporal(), id);
            assertThat(OneTimer.violations(steps, deadlines, LATEST)).isEmpty();
            System.out.printf(
                    "OneTimerIT: %d timers fired for %d deadlines%n",
                    fired(steps),
                    deadlines.stream().map(Deadline::dueAt).distinct().count());
        }
    }

    /** The first complaint of a process that has just started takes longer, and is not the one looked at. */
    private static void awaitFirstRouting(ComplaintClient client, Journal journal) {
        var filing = Filing.ofLongTerm(0);
        UUID id = Objects.requireNonNull(journal.file(client, filing)).id();
        assertThat(Await.until(
                        Duration.ofSeconds(60),
                        () -> view(client, filing, id).get("status").asString().equals("ASSIGNED")))
                .as("a complaint is routed")
                .isTrue();
    }

    private static long fired(List<Step> steps) {
        return steps.stream().filter(Step.Fired.class::isInstance).count();
    }

    private static JsonNode view(ComplaintClient client, Filing filing, UUID id) {
        try {
            return client.view(filing.citizen(), id);
        } catch (IOException e) {
            throw new AssertionError("The complaint cannot be read", e);
        }
    }

    private static List<Deadline> deadlines(JsonNode view) {
        return view.get("timeline")
                .valueStream()
                .filter(entry -> entry.hasNonNull("dueAt"))
                .map(entry -> new Deadline(instant(entry, "dueAt"), instant(entry, "at")))
                .toList();
    }

    private static Instant instant(JsonNode entry, String field) {
        return Instant.parse(entry.get(field).asString());
    }

    private static List<Step> steps(WorkflowClient temporal, UUID id) {
        var steps = new ArrayList<Step>();
        for (HistoryEvent event : temporal.fetchHistory(ComplaintWorkflow.idFor(new ComplaintId(id)))
                .getEvents()) {
            var at = Instant.ofEpochSecond(
                    event.getEventTime().getSeconds(), event.getEventTime().getNanos());
            switch (event.getEventType()) {
                case EVENT_TYPE_TIMER_STARTED -> {
                    var started = event.getTimerStartedEventAttributes();
                    steps.add(new Step.Started(
                            started.getTimerId(), dueAt(event.getUserMetadata().getSummary(), temporal)));
                }
                case EVENT_TYPE_TIMER_CANCELED ->
                    steps.add(new Step.Canceled(
                            event.getTimerCanceledEventAttributes().getTimerId()));
                case EVENT_TYPE_TIMER_FIRED ->
                    steps.add(
                            new Step.Fired(event.getTimerFiredEventAttributes().getTimerId(), at));
                default -> {}
            }
        }
        return steps;
    }

    /** The summary of a timer, as an operator reads it, ends with the instant it is set to. */
    private static Instant dueAt(Payload summary, WorkflowClient temporal) {
        var text = temporal.getOptions().getDataConverter().fromPayload(summary, String.class, String.class);
        return Instant.parse(text.substring(text.lastIndexOf(' ') + 1));
    }
}
