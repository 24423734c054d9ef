package org.sahay.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sahay.faults.load.ActionProbe;
import org.sahay.faults.load.ActionProbe.Try;
import org.sahay.faults.load.Answer;
import org.sahay.faults.load.ComplaintClient;
import org.sahay.faults.load.Filing;
import org.sahay.faults.load.Journal;
import org.sahay.faults.load.Load;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.faults.platform.Settlement;
import org.sahay.faults.platform.Settlement.Delivery;
import org.sahay.faults.platform.SharedPlatform;
import org.sahay.local.process.Await;

/** Temporal, then Kafka, then the workers are away for a while; citizens go on filing. */
@Order(5)
@ExtendWith(SharedPlatform.class)
class ServersStoppedIT {
    /** Longest an action may take: five seconds for the workflow, and some for a machine that starts servers meanwhile. */
    private static final Duration LONGEST_ACTION = Duration.ofSeconds(8);

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    @Test
    void fifteenSecondsAtTenASecond(FaultPlatform platform) throws IOException {
        serversStop(platform, 10, Duration.ofSeconds(15), Duration.ofSeconds(60));
    }

    @Test
    @Tag("faults")
    void aMinuteAtTwentyASecond(FaultPlatform platform) throws IOException {
        serversStop(platform, 20, Duration.ofSeconds(60), Duration.ofSeconds(180));
    }

    private static void serversStop(FaultPlatform platform, int perSecond, Duration length, Duration bound)
            throws IOException {
        var servers = platform.cluster();
        var client = platform.client();
        String test = "ServersStoppedIT, %d/s for %d s".formatted(perSecond, length.toSeconds());
        try (var journal = platform.journal("servers-stopped-" + perSecond);
                var journalOfActions = platform.journal("servers-stopped-actions-" + perSecond)) {
            var filing = warmedUp(client, journalOfActions);
            UUID complaint = Objects.requireNonNull(journalOfActions.file(client, filing))
                    .id();

            List<Try> actions = actionsDuring(client, filing, complaint, probe -> {
                try (var outages = new Outages(servers, probe, length.dividedBy(15));
                        var _ = Load.of(client, journal, perSecond)) {
                    outages.begin();
                }
            });

            assertNoneRefused(test, journal.entries());
            assertTakenOrToldToWait(test, actions);
            askAgain(client, filing, complaint, actions);
            new Settlement(platform, test, journal, Delivery.ONCE).await(bound);
            new Settlement(platform, test + ", the case acted on", journalOfActions, Delivery.ONCE).await(bound);
            assertThat(comments(platform, complaint)).isEqualTo(actions.size());
        }
    }

    /** A process that has just started is slow for its first requests, one after the other; what comes then is not. */
    private static Filing warmedUp(ComplaintClient client, Journal journal) {
        for (int i = 0; i < 30; i++) {
            journal.file(client, Filing.ofLongTerm(i));
        }
        return Filing.ofLongTerm(0);
    }

    /** Everything the probe tried until, after the faults, it was taken again. */
    private static List<Try> actionsDuring(
            ComplaintClient client, Filing filing, UUID complaint, Consumer<ActionProbe> faults) {
        try (var probe = ActionProbe.on(client, filing.citizen(), complaint)) {
            faults.accept(probe);
            long healed = System.nanoTime();
            assertThat(Await.until(RECOVERY, () -> probe.takenSince(healed)))
                    .as("actions are taken again")
                    .isTrue();
            probe.close();
            return probe.tries();
        }
    }

    private static void assertNoneRefused(String test, List<Journal.Entry> filed) {
        assertThat(filed)
                .allSatisfy(entry ->
                        assertThat(entry.answers()).singleElement().matches(Answer::accepted, "accepted at once"));
        var times = filed.stream()
                .map(entry -> entry.answers().getFirst().took().toMillis())
                .sorted()
                .toList();
        System.out.printf(
                "%s: none of %d refused; p50 %d ms, p99 %d ms, longest %d ms%n",
                test, times.size(), times.get(times.size() / 2), times.get(times.size() * 99 / 100), times.getLast());
    }

    private static void assertTakenOrToldToWait(String test, List<Try> actions) {
        var refused = actions.stream()
                .map(Try::answer)
                .filter(answer -> answer.status() != 200)
                .toList();
        assertThat(refused).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("workflow-unavailable");
            assertThat(answer.retryAfter()).isNotNull();
        });
        assertThat(actions)
                .extracting(tried -> tried.answer().took())
                .allMatch(took -> took.compareTo(LONGEST_ACTION) < 0);
        System.out.printf("%s: of %d actions %d were told to ask again%n", test, actions.size(), refused.size());
    }

    private static void askAgain(ComplaintClient client, Filing filing, UUID complaint, List<Try> actions)
            throws IOException {
        for (Try action : actions) {
            if (action.answer().status() != 200) {
                var answer = client.comment(filing.citizen(), complaint, action.key());
                assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            }
        }
    }

    private static long comments(FaultPlatform platform, UUID complaint) {
        return platform.jdbc()
                .sql("SELECT count(*) FROM sahay.complaint_timeline WHERE complaint_id = :id AND event = 'commented'")
                .param("id", complaint)
                .query(Long.class)
                .single();
    }
}
