package org.sahay.faults.canary;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.local.platform.Port;
import org.sahay.local.platform.Service;
import org.sahay.local.process.Await;
import org.sahay.store.outbox.Destination;
import org.sahay.store.outbox.OutboxBacklog;

/** Waits until everything that went in has come to where it stays, and the stores have written it down. */
final class Settling {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String CODES = "sahay:sign-in-messages";

    private static final String UNSEALED = """
            SELECT count(*) FROM sahay.audit_entry
            WHERE (xid, id) > (SELECT last_xid, last_id FROM sahay.audit_block ORDER BY number DESC LIMIT 1)
            """;
    private static final String UNSENT = "SELECT count(*) FROM sahay.message WHERE state = 'INTENDED'";

    private final FaultPlatform platform;
    private final Asking asking;
    private final String redis;

    Settling(FaultPlatform platform, Asking asking) {
        this.platform = platform;
        this.asking = asking;
        this.redis = platform.settings().loopback(Port.REDIS);
    }

    /** @throws AssertionError that names what does not come to an end */
    void await() throws SQLException {
        var backlog = new OutboxBacklog(platform.jdbc(), Clock.systemUTC());
        var conditions = new LinkedHashMap<String, BooleanSupplier>();
        for (Destination destination : Destination.values()) {
            conditions.put(
                    "everything is delivered to " + destination,
                    () -> backlog.of(destination).rows() == 0);
        }
        conditions.put("every notice is sent", () -> none(UNSENT));
        conditions.put("every code is sent", () -> ofRedis(client -> client.xlen(CODES) == 0));
        conditions.put("the audit trail is sealed", () -> none(UNSEALED));
        awaitAll(conditions);
        awaitLogOfTheLastRequest();
        writeDown();
    }

    /** All at once: what one of them ends may begin another. */
    private static void awaitAll(Map<String, BooleanSupplier> conditions) {
        Await.until(PATIENCE, () -> conditions.values().stream().allMatch(BooleanSupplier::getAsBoolean));
        conditions.forEach((name, condition) -> {
            if (!condition.getAsBoolean()) {
                throw new AssertionError("After %d s it is not so that %s".formatted(PATIENCE.toSeconds(), name));
            }
        });
    }

    private boolean none(String count) {
        return platform.jdbc().sql(count).query(Long.class).single() == 0;
    }

    /** A request's line is written when it is over, which may be after its answer has come. */
    private void awaitLogOfTheLastRequest() {
        String id = UUID.randomUUID().toString();
        asking.ask(new Request(
                "none",
                "the last one",
                "GET",
                "/v1/complaints",
                Map.of("X-Request-Id", id),
                null,
                List.of(),
                List.of()));
        Path log = platform.cluster().log(Service.API);
        if (!Await.until(PATIENCE, () -> holds(log, id))) {
            throw new AssertionError("The log of the API does not have the last request");
        }
    }

    private static boolean holds(Path log, String id) {
        try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(line -> line.contains(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL returns when every page is in its file; Redis saves in the background, and its journal runs along. */
    private void writeDown() throws SQLException {
        try (var connection = DriverManager.getConnection(platform.settings().jdbcUrl("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
        ofRedis(client -> client.bgsave().length() > 0);
        if (!Await.until(PATIENCE, () -> ofRedis(client -> written(client.info("persistence"))))) {
            throw new AssertionError("Redis does not end saving");
        }
    }

    private static boolean written(String persistence) {
        return persistence.contains("rdb_bgsave_in_progress:0")
                && persistence.contains("rdb_last_bgsave_status:ok")
                && persistence.contains("aof_last_write_status:ok")
                && persistence.contains("aof_pending_bio_fsync:0");
    }

    /** A question to Redis. */
    private interface Question {
        boolean answer(RedisCommands<String, String> redis);
    }

    private boolean ofRedis(Question question) {
        try (var client = RedisClient.create("redis://" + redis);
                var connection = client.connect()) {
            return question.answer(connection.sync());
        }
    }
}
