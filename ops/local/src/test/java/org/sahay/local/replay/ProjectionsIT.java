package org.sahay.local.replay;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.api.security.LocalTokens;
import org.sahay.local.platform.LocalPlatform;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.platform.Service;
import org.sahay.local.process.Progress;
import org.sahay.store.sync.SyncTopics;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** From a device's batch to the topics behind the projections, on the real platform, with poison and crashes (F12, F5). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProjectionsIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BATCH = 40;

    private final HttpClient http = HttpClient.newHttpClient();
    private LocalSettings settings;
    private LocalPlatform platform;
    private Topic events;
    private Topic dead;
    private Topic analytics;
    private int sent;

    @BeforeAll
    void start(@TempDir Path state) {
        settings = LocalSettings.ephemeral(state);
        platform = LocalPlatform.start(settings, Progress.silent(), Service.LAPTOP);
        events = new Topic(settings, SyncTopics.EVENTS);
        dead = new Topic(settings, SyncTopics.DEAD);
        analytics = new Topic(settings, SyncTopics.ANALYTICS);
    }

    @AfterAll
    void stop() {
        platform.stop();
        http.close();
    }

    @Test
    @Order(1)
    void poisonInEveryPartitionIsPutAsideAndHoldsNoEventBack() throws Exception {
        send();
        events.poison();
        send();
        await30().until(() -> arrived() == sent && events.waiting() == 0);
        assertThat(dead.values("dead_reason")).hasSize(Topic.PARTITIONS).containsOnly("unreadable");
        assertThat(metric("sahay_sync_projection_dead_total{reason=\"unreadable\""))
                .isEqualTo(Topic.PARTITIONS);
        assertThat(metric("sahay_sync_projection_lag_seconds_count")).isGreaterThanOrEqualTo(sent);
    }

    @Test
    @Order(2)
    void whatWasPutAsideIsPutBackOnceAndDiesAgainWhileNothingWasRepaired() {
        assertThat(replay(SyncTopics.DEAD)).startsWith(Topic.PARTITIONS + " records");
        await30().until(() -> dead.records().size() == 2 * Topic.PARTITIONS && events.waiting() == 0);
        assertThat(replay(SyncTopics.DEAD))
                .as("those that died again, and not the first ones")
                .startsWith(Topic.PARTITIONS + " records");
        await30().until(() -> dead.records().size() == 3 * Topic.PARTITIONS);
    }

    @Test
    @Order(3)
    void aProcessKilledUnderLoadLosesNothing() throws Exception {
        send();
        send();
        platform.kill(Service.APPLICATION);
        platform.start(Service.APPLICATION);
        send();
        await30().until(() -> arrived() == sent && events.waiting() == 0);
    }

    @Test
    @Order(4)
    void whatIsGivenAgainBecauseItsOffsetsWereLostIsTheSameEvent() throws Exception {
        platform.stop(Service.APPLICATION);
        int told = analytics.records().size();
        await30().ignoreExceptions().until(() -> {
            events.forgetOffsets();
            return true;
        });
        platform.start(Service.APPLICATION);
        await30().until(() -> events.waiting() == 0);
        assertThat(analytics.records()).hasSizeGreaterThanOrEqualTo(told + sent);
        assertThat(arrived()).isEqualTo(sent);
    }

    @Test
    @Order(5)
    void theLogFeedsAgain() {
        int there = events.records().size();
        assertThat(replay("--from-log")).startsWith(sent + " events");
        await30().until(() -> events.records().size() == there + sent && events.waiting() == 0);
        assertThat(arrived()).isEqualTo(sent);
    }

    @Test
    @Order(6)
    void aCommandThatNamesNothingSaysWhatItCanDo() {
        assertThat(replay("complaints.events.dlt")).contains(SyncTopics.DEAD, "--from-log");
    }

    /** Different events that analytics know of. */
    private long arrived() {
        return Set.copyOf(analytics.values("ce_id")).size();
    }

    /** A batch of somebody, answered. */
    private void send() throws IOException, InterruptedException {
        var citizen = new Actor(UUID.randomUUID(), Role.CITIZEN, Area.COUNTRY);
        var readings = IntStream.range(0, BATCH)
                .mapToObj(i -> Map.of(
                        "id",
                        UUID.randomUUID(),
                        "type",
                        "vital.recorded",
                        "schemaVersion",
                        1,
                        "subject",
                        citizen.id(),
                        "clientTime",
                        "2026-11-20T05:40:12Z",
                        "deviceSeq",
                        i,
                        "payload",
                        Map.of("metric", "heart_rate", "value", 60 + i, "unit", "/min")))
                .toList();
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(settings.apiUrl() + "/v1/sync/events:batch"))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + token(citizen))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                JSON.writeValueAsString(Map.of("deviceId", "phone", "events", readings))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body().split("\"status\":\"accepted\"", -1)).hasSize(BATCH + 1);
        sent += BATCH;
    }

    private String token(Actor citizen) {
        return LocalTokens.in(settings.state()).issue(citizen, Duration.ofHours(1));
    }

    private double metric(String line) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(settings.managementUrl() + "/actuator/prometheus"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .filter(found ->
                        found.startsWith(line.substring(0, line.indexOf('{') < 0 ? line.length() : line.indexOf('{')))
                                && (line.indexOf('{') < 0 || found.contains(line.substring(line.indexOf('{') + 1))))
                .mapToDouble(found -> Double.parseDouble(found.substring(found.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private String replay(String... arguments) {
        var said = new StringWriter();
        var code = new CommandLine(new ReplayCommand(() -> settings))
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(arguments);
        assertThat(code).as(said.toString()).isIn(List.of(0, CommandLine.ExitCode.USAGE));
        return said.toString();
    }

    private static ConditionFactory await30() {
        return await().atMost(60, SECONDS).pollInterval(Duration.ofMillis(500));
    }
}
