package org.sahay.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sahay.faults.load.Filing;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.faults.platform.Settlement;
import org.sahay.faults.platform.Settlement.Delivery;
import org.sahay.faults.platform.SharedPlatform;
import org.sahay.local.platform.LocalPlatform.State;
import org.sahay.local.platform.Service;
import org.sahay.local.process.Await;

/** Nobody is awake when the term of a complaint ends. */
@Order(2)
@ExtendWith(SharedPlatform.class)
class KilledApplicationIT {
    private static final Duration TERM = FaultPlatform.HOUR.multipliedBy(24);

    @Test
    void anApplicationKilledAt90PercentAndStartedAt110GivesOneWarningOneBreachAndOneInterimReply(FaultPlatform platform)
            throws IOException {
        var application = platform.laptop();
        var client = platform.client();
        try (var journal = platform.journal("killed-application")) {
            var filing = Filing.ofShortTerm();
            var accepted = Objects.requireNonNull(journal.file(client, filing));
            UUID id = accepted.id();
            Instant dueAt =
                    Instant.parse(accepted.json().at("/clocks/citizen/dueAt").asString());

            awaitInstant(dueAt.minus(TERM.dividedBy(10)));
            application.kill(Service.APPLICATION);
            assertThat(application.state(Service.APPLICATION)).isEqualTo(State.STOPPED);
            assertThat(times(platform, id, "warning")).hasSize(1);
            assertThat(times(platform, id, "breach")).isEmpty();

            awaitInstant(dueAt.plus(TERM.dividedBy(10)));
            application.startAlone(Service.APPLICATION);

            assertThat(Await.until(Duration.ofSeconds(30), () -> interimReplies(platform, id) > 0))
                    .as("the citizen gets the interim reply")
                    .isTrue();
            new Settlement(platform, "KilledApplicationIT", journal, Delivery.AT_LEAST_ONCE)
                    .await(Duration.ofSeconds(30));
            assertThat(times(platform, id, "warning")).hasSize(1);
            assertThat(times(platform, id, "breach")).hasSize(1).allMatch(at -> at.isAfter(dueAt));
            assertThat(interimReplies(platform, id)).isEqualTo(1);
        }
    }

    private static void awaitInstant(Instant instant) {
        assertThat(Await.until(TERM.multipliedBy(2), () -> !Instant.now().isBefore(instant)))
                .isTrue();
    }

    private static List<Instant> times(FaultPlatform platform, UUID id, String event) {
        return platform.jdbc()
                .sql("SELECT at FROM sahay.complaint_timeline WHERE complaint_id = :id AND event = :event")
                .param("id", id)
                .param("event", event)
                .query((row, _) -> row.getTimestamp("at").toInstant())
                .list();
    }

    private static long interimReplies(FaultPlatform platform, UUID id) {
        return platform.jdbc().sql("""
                        SELECT count(*) FROM sahay.message
                        WHERE complaint_id = :id AND kind = 'CITIZEN_INTERIM_REPLY' AND sent_at IS NOT NULL
                        """).param("id", id).query(Long.class).single();
    }
}
