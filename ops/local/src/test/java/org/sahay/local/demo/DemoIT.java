package org.sahay.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.local.platform.LocalPlatform;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.process.Progress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The demo over HTTP on the real local platform, and that its check goes red when an account is tampered with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIT {
    private static final Duration HOUR = Duration.ofMillis(650);
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Narrator narrator = new Narrator(new PrintStream(told, true, StandardCharsets.UTF_8), HOUR);
    private LocalPlatform platform;
    private DemoRoster roster;
    private List<DemoCase> cases;

    @BeforeAll
    void runTheDemo(@TempDir Path state) {
        var settings =
                LocalSettings.ephemeral(state).with("sahay.time-scale-ms-per-hour", Long.toString(HOUR.toMillis()));
        platform = LocalPlatform.start(settings, Progress.silent());
        roster = DemoRoster.of(settings);
        var world = new DemoWorld(new ApiClient(settings.apiUrl()), roster, narrator);
        cases = new Demo(world, HOUR, roster::seedNalanda).run();
    }

    @AfterAll
    void stop() {
        roster.close();
        platform.stop();
    }

    @Test
    @Order(1)
    void everyAccountOfEveryCaseAgrees() {
        boolean agreed = agreement(Duration.ofSeconds(10));
        assertThat(agreed).as(story()).isTrue();
        assertThat(story()).contains("why: rung 1", "खेद", "level 3", "so it is held");
    }

    @Test
    @Order(2)
    void theUnattendedCaseHasOneWarningOneBreachOneInterimReplyAndTwoRungs() {
        UUID unattended = cases.get(1).id();
        assertThat(count("complaint_timeline", "event = 'warning'", unattended)).isEqualTo(1);
        assertThat(count("complaint_timeline", "event = 'breach'", unattended)).isEqualTo(1);
        assertThat(count("complaint_timeline", "event = 'rung'", unattended)).isEqualTo(2);
        assertThat(count("message", "kind = 'CITIZEN_INTERIM_REPLY'", unattended))
                .isEqualTo(1);
    }

    @Test
    @Order(3)
    void aDoubledNoticeIsFound() {
        // The table itself refuses a doubled notice; the check must find one that came in all the same.
        owner().sql("DROP INDEX sahay.message_by_recipient").update();
        roster.jdbc().sql("""
                        INSERT INTO sahay.message
                        SELECT gen_random_uuid(), complaint_id, seq, kind, 'OWNER', recipient_id, language, body, state,
                            intended_at, sent_at
                        FROM sahay.message
                        WHERE complaint_id = ? AND kind = 'CITIZEN_ACCEPTED'
                        """).param(cases.getFirst().id()).update();
        assertThat(agreement(Duration.ofSeconds(1))).isFalse();
        assertThat(story()).contains("sent twice: CITIZEN_ACCEPTED");
        owner().sql(
                        "DELETE FROM sahay.message WHERE complaint_id = ? AND kind = 'CITIZEN_ACCEPTED' AND audience = 'OWNER'")
                .param(cases.getFirst().id())
                .update();
        assertThat(agreement(Duration.ofSeconds(10))).as(story()).isTrue();
    }

    @Test
    @Order(4)
    void anAlteredTimelineRowIsFound() {
        int level = levelOfUnattended();
        alterLevel(level + 1);
        assertThat(agreement(Duration.ofSeconds(1))).isFalse();
        assertThat(story()).contains("  B  NO", "the workflow history says");
        alterLevel(level);
        assertThat(agreement(Duration.ofSeconds(10))).as(story()).isTrue();
    }

    @Test
    @Order(5)
    void aDroppedEventIsFound() throws Exception {
        dropEvents();
        assertThat(agreement(Duration.ofSeconds(1))).isFalse();
        assertThat(story()).contains("  C  NO", "complaints.events says «null»");
    }

    private int levelOfUnattended() {
        return roster.jdbc()
                .sql("SELECT level FROM sahay.complaint_timeline WHERE complaint_id = ? AND seq = 2")
                .param(cases.get(1).id())
                .query(Integer.class)
                .single();
    }

    private void alterLevel(int level) {
        roster.jdbc()
                .sql("UPDATE sahay.complaint_timeline SET level = ? WHERE complaint_id = ? AND seq = 2")
                .params(level, cases.get(1).id())
                .update();
    }

    /** Whoever owns the tables, which the application does not. */
    private JdbcClient owner() {
        return JdbcClient.create(new DriverManagerDataSource(platform.settings().jdbcUrl("sahay")));
    }

    private boolean agreement(Duration atMost) {
        return new AgreementReport(platform.settings(), roster, narrator, atMost).print(cases);
    }

    private String story() {
        return told.toString(StandardCharsets.UTF_8);
    }

    private long count(String table, String condition, UUID complaint) {
        return roster.jdbc()
                .sql("SELECT count(*) FROM sahay." + table + " WHERE complaint_id = ? AND " + condition)
                .param(complaint)
                .query(Long.class)
                .single();
    }

    /** Deletes everything that the broker has of the topic so far. */
    private void dropEvents() throws Exception {
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", platform.settings().kafkaServers()))) {
            for (int partition = 0; partition < 6; partition++) {
                var events = new TopicPartition("complaints.events", partition);
                long end = admin.listOffsets(Map.of(events, OffsetSpec.latest()))
                        .partitionResult(events)
                        .get()
                        .offset();
                admin.deleteRecords(Map.of(events, RecordsToDelete.beforeOffset(end)))
                        .all()
                        .get();
            }
        }
    }
}
