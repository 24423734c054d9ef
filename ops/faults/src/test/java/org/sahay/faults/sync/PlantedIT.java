package org.sahay.faults.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sahay.faults.load.Credentials;
import org.sahay.faults.load.SyncClient;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.faults.platform.SharedPlatform;
import org.sahay.local.platform.Service;
import org.sahay.local.process.Await;

/** The running product is made to do what it must not, and the oracle says so. */
@Order(12)
@Tag("faults")
@ExtendWith(SharedPlatform.class)
class PlantedIT {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int TRIES = 5;

    /** As if whoever feeds Kafka dropped rows. */
    @Test
    void whatTheFeedSkipsIsMissed(FaultPlatform platform) {
        var servers = platform.cluster();
        UUID citizen = UUID.randomUUID();
        try (var journal = journal(platform, "skipped")) {
            Position before = position(platform, "SELECT xid::text, position FROM sahay.sync_feed_cursor");
            servers.stop(Service.WORKERS);
            send(platform, journal, events(citizen, 40));
            Position newest = position(
                    platform,
                    "SELECT xid::text, position FROM sahay.sync_event ORDER BY sync_event.xid DESC, position DESC LIMIT 1");
            feedFrom(platform, newest);
            servers.startAlone(Service.WORKERS);
            send(platform, journal, events(citizen, 10));
            assertThat(Await.until(BOUND, () -> topic(platform, citizen) > 0)).isTrue();
            assertThat(violations(platform, journal, citizen))
                    .anyMatch(violation -> violation.startsWith("the topic has no record of"))
                    .anyMatch(violation -> violation.endsWith("there are 0 readings"));

            feedFrom(platform, before);
            assertThat(Await.until(
                            BOUND, () -> violations(platform, journal, citizen).isEmpty()))
                    .isTrue();
        }
    }

    /** As if nobody looked for what came before. */
    @Test
    void whatIsTakenTwiceIsSeen(FaultPlatform platform) throws SQLException {
        platform.cluster();
        UUID citizen = UUID.randomUUID();
        try (var journal = journal(platform, "twice")) {
            List<DeviceEvent> events = events(citizen, 20);
            send(platform, journal, events);
            asOwner(
                    platform,
                    "UPDATE sahay.sync_receipt SET event_id = gen_random_uuid() WHERE principal_id = '" + citizen
                            + "'");
            send(
                    platform,
                    journal,
                    events.stream().filter(event -> !event.poison()).toList());
            assertThat(violations(platform, journal, citizen))
                    .anyMatch(violation -> violation.endsWith("is kept 2 times"))
                    .anyMatch(violation -> violation.endsWith("was accepted 2 times"))
                    .anyMatch(violation -> violation.contains("was answered differently"));
        }
    }

    /** As if a projection did not look for what it kept when records come again. */
    @Test
    void whatIsProjectedTwiceIsSeen(FaultPlatform platform) throws SQLException {
        platform.cluster();
        UUID citizen = UUID.randomUUID();
        try (var journal = journal(platform, "projected-twice")) {
            send(platform, journal, events(citizen, 20));
            assertThat(Await.until(
                            BOUND, () -> violations(platform, journal, citizen).isEmpty()))
                    .isTrue();
            asOwner(
                    platform,
                    "INSERT INTO sahay.wellness_reading (subject, metric, measured_at, event_id, place, key_id, value)"
                            + " SELECT subject, metric, measured_at, event_id, place + 1, key_id, value"
                            + " FROM sahay.wellness_reading WHERE subject = '" + citizen + "'");
            assertThat(violations(platform, journal, citizen))
                    .isNotEmpty()
                    .allMatch(violation -> violation.endsWith("there are 2 readings"));
        }
    }

    /** As if the answer left before the commit is on the disk; what was not yet is a matter of moments, so there are some tries. */
    @Test
    void whatWasAcknowledgedTooEarlyIsMissed(FaultPlatform platform) throws SQLException {
        var servers = platform.cluster();
        asOwner(
                platform,
                "ALTER ROLE sahay_app SET synchronous_commit = off",
                "ALTER SYSTEM SET wal_writer_delay = '10s'",
                "SELECT pg_reload_conf()");
        var lost = new ArrayList<String>();
        try {
            for (int i = 0; i < TRIES && lost.isEmpty(); i++) {
                servers.stop(Service.API);
                servers.stop(Service.WORKERS);
                servers.startAlone(Service.API);
                UUID citizen = UUID.randomUUID();
                try (var journal = journal(platform, "early-" + i)) {
                    for (int n = 0; n < 10; n++) {
                        send(platform, journal, events(citizen, 20));
                    }
                    servers.kill(Service.POSTGRESQL);
                    servers.startAlone(Service.POSTGRESQL);
                    violations(platform, journal, citizen).stream()
                            .filter(violation -> violation.endsWith("was acknowledged and is lost"))
                            .forEach(lost::add);
                }
            }
        } finally {
            asOwner(
                    platform,
                    "ALTER ROLE sahay_app RESET synchronous_commit",
                    "ALTER SYSTEM RESET wal_writer_delay",
                    "SELECT pg_reload_conf()");
            servers.stop(Service.API);
            servers.stop(Service.WORKERS);
            platform.cluster();
        }
        assertThat(lost).isNotEmpty();
    }

    private static SyncJournal journal(FaultPlatform platform, String name) {
        return SyncJournal.in(platform.settings().state().resolve("run").resolve("sync-planted-" + name + ".journal"));
    }

    private static List<DeviceEvent> events(UUID citizen, int number) {
        var random = new Random(number);
        var events = new ArrayList<DeviceEvent>();
        for (int i = 0; i < number; i++) {
            events.add(DeviceEvent.random(random, citizen, i));
        }
        return events;
    }

    private static void send(FaultPlatform platform, SyncJournal journal, List<DeviceEvent> events) {
        var client = new SyncClient(platform.settings().apiUrl(), Credentials.plain(platform::plainToken));
        journal.sending(events);
        try {
            var answer = client.send(
                    events.getFirst().citizen(),
                    "tablet",
                    events.stream().map(DeviceEvent::body).toList());
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            journal.answered(events, answer);
        } catch (IOException e) {
            throw new AssertionError("No answer came", e);
        }
    }

    private static List<String> violations(FaultPlatform platform, SyncJournal journal, UUID citizen) {
        return KeptOnce.violations(journal.entries(), new StoredEvents(platform).of(Set.of(citizen)));
    }

    private static int topic(FaultPlatform platform, UUID citizen) {
        return new StoredEvents(platform).of(Set.of(citizen)).topic().size();
    }

    /** A place in the log. */
    private record Position(String xid, long position) {}

    private static Position position(FaultPlatform platform, String select) {
        return platform.jdbc()
                .sql(select)
                .query((row, _) -> new Position(row.getString("xid"), row.getLong("position")))
                .single();
    }

    private static void feedFrom(FaultPlatform platform, Position place) {
        platform.jdbc()
                .sql("UPDATE sahay.sync_feed_cursor SET xid = CAST(:xid AS xid8), position = :position")
                .param("xid", place.xid())
                .param("position", place.position())
                .update();
    }

    private static void asOwner(FaultPlatform platform, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(platform.settings().jdbcUrl("sahay"));
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
