package org.sahay.api.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.workflows.identity.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A device that asks what changed, and remembers nothing but its cursor. */
final class ChangesDevice {
    private final TestApi api;
    private final JdbcClient jdbc;
    private final Actor owner;
    private final String deviceId;

    @Nullable
    String cursor;

    ChangesDevice(TestApi api, JdbcClient jdbc, Actor owner, String deviceId) {
        this.api = api;
        this.jdbc = jdbc;
        this.owner = owner;
        this.deviceId = deviceId;
    }

    /** Asks, and forgets the answer. */
    Answer ask(int limit, String... headers) {
        String query = "?deviceId=" + URLEncoder.encode(deviceId, StandardCharsets.UTF_8) + "&limit=" + limit
                + (cursor == null ? "" : "&cursor=" + cursor);
        return api.get(owner, "/v1/sync/changes" + query, headers);
    }

    /** Asks, and keeps the cursor. */
    JsonNode take(int limit) {
        Answer answer = ask(limit);
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.response().body());
        }
        cursor = answer.json().get("cursor").asString();
        return answer.json();
    }

    /** Everything that there is, by server id, in pages of these sizes; what is on its way is waited for. */
    List<String> takeAll(IntSupplier sizes) {
        awaitNobodyWriting();
        var all = new ArrayList<String>();
        JsonNode page;
        do {
            page = take(sizes.getAsInt());
            all.addAll(ids(page));
        } while (page.get("more").asBoolean());
        return all;
    }

    List<String> takeAll() {
        return takeAll(() -> 200);
    }

    static List<String> ids(JsonNode page) {
        return page.get("changes")
                .valueStream()
                .map(change -> change.get("serverId").asString())
                .toList();
    }

    static List<String> purged(JsonNode page) {
        return page.get("purge").valueStream().map(JsonNode::asString).toList();
    }

    /** Any transaction of the server's may hold back what others committed. */
    void awaitNobodyWriting() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("""
                        SELECT NOT EXISTS (SELECT 1 FROM sync_event WHERE xid >= pg_snapshot_xmin(pg_current_snapshot()))
                        """).query(Boolean.class).single());
    }

    /** Server ids of what was accepted. */
    static List<String> sent(TestApi api, Actor sender, String... events) {
        Answer answer = api.post(sender, SyncController.EVENTS, SyncBodies.batch(Arrays.asList(events)));
        assertThat(SendingTest.statuses(answer)).containsOnly("accepted");
        return answer.json()
                .get("acks")
                .valueStream()
                .map(ack -> ack.get("serverId").asString())
                .toList();
    }

    static void assertUnreadable(Answer answer, String field) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid-value");
        assertThat(answer.field()).isEqualTo(field);
    }
}
