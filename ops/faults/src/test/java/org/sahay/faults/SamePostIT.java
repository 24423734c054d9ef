package org.sahay.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sahay.faults.load.Answer;
import org.sahay.faults.load.ComplaintClient;
import org.sahay.faults.load.Filing;
import org.sahay.faults.load.Journal;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.faults.platform.Settlement;
import org.sahay.faults.platform.Settlement.Delivery;
import org.sahay.faults.platform.SharedPlatform;

/** An app that loses patience sends the same complaint many times at once. */
@Order(3)
@ExtendWith(SharedPlatform.class)
class SamePostIT {
    private static final int TIMES = 20;

    @Test
    void theSamePostTwentyTimesAtOnceMakesOneComplaintAndOneAnswer(FaultPlatform platform) throws Exception {
        platform.cluster();
        var client = platform.client();
        try (var journal = platform.journal("same-post")) {
            var filing = Filing.ofLongTerm(0);

            List<Answer> answers = atOnce(client, journal, filing);

            var accepted =
                    new ArrayList<>(answers.stream().filter(Answer::accepted).toList());
            var others = answers.stream().filter(answer -> !answer.accepted()).toList();
            assertThat(accepted).isNotEmpty();
            assertThat(others).allSatisfy(answer -> {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
                assertThat(answer.retryAfter()).isNotNull();
            });
            accepted.add(Objects.requireNonNull(journal.file(client, filing)));
            assertThat(accepted)
                    .extracting(Answer::body)
                    .containsOnly(accepted.getFirst().body());
            new Settlement(platform, "SamePostIT", journal, Delivery.ONCE).await(Duration.ofSeconds(30));
            System.out.printf(
                    "SamePostIT: of %d at once %d were answered 201, all alike, and %d with 409%n",
                    TIMES, accepted.size() - 1, others.size());
        }
    }

    private static List<Answer> atOnce(ComplaintClient client, Journal journal, Filing filing)
            throws InterruptedException, ExecutionException {
        var ready = new CountDownLatch(TIMES);
        Callable<Answer> post = () -> {
            ready.countDown();
            ready.await();
            return Objects.requireNonNull(journal.file(client, filing), "no answer");
        };
        var answers = new ArrayList<Answer>();
        try (var citizens = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : citizens.invokeAll(Collections.nCopies(TIMES, post))) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
