package org.sahay.store.sync;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** The log of what devices sent and was accepted. It is appended to, and the role of the application can do nothing else to it. */
public final class SyncLog {
    private final JdbcClient jdbc;

    SyncLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Appends events in their order, in the caller's transaction.
     *
     * @param principal who sent them
     * @param device from which device, as a keyed hash
     */
    public void appendAll(UUID principal, byte[] device, Instant serverTime, List<LoggedEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO sync_event
                          (server_time, server_id, principal_id, event_id, device, subject, type, schema_version, client_time,
                           device_seq, base_version, payload, key_id, version)
                        SELECT :serverTime, e.server_id, :principal, e.event_id, :device, e.subject, e.type,
                               e.schema_version, e.client_time, e.device_seq, e.base_version, e.payload, e.key_id, e.version
                        FROM unnest(:serverIds, :eventIds, :subjects, :types, :schemaVersions, :clientTimes, :deviceSeqs,
                                    :baseVersions, :payloads, :keyIds, :versions)
                          WITH ORDINALITY AS e (server_id, event_id, subject, type, schema_version, client_time, device_seq,
                                                base_version, payload, key_id, version, n)
                        ORDER BY e.n
                        """)
                .param("serverTime", serverTime.atOffset(UTC))
                .param("principal", principal)
                .param("device", device)
                .param("serverIds", array("uuid", events, LoggedEvent::serverId))
                .param("eventIds", array("uuid", events, LoggedEvent::eventId))
                .param("subjects", array("uuid", events, LoggedEvent::subject))
                .param("types", array("text", events, LoggedEvent::type))
                .param("schemaVersions", array("int4", events, LoggedEvent::schemaVersion))
                .param(
                        "clientTimes",
                        array(
                                "timestamptz",
                                events,
                                one -> one.clientTime().atOffset(UTC).toString()))
                .param("deviceSeqs", array("int8", events, LoggedEvent::deviceSeq))
                .param("baseVersions", array("int8", events, LoggedEvent::baseVersion))
                .param("payloads", new SqlArrayValue("bytea", (Object[])
                        events.stream().map(one -> one.payload().ciphertext()).toArray(byte[][]::new)))
                .param("keyIds", array("int4", events, one -> one.payload().keyId()))
                .param("versions", array("int4", events, one -> one.payload().version()))
                .update();
    }

    private static SqlArrayValue array(
            String type, List<LoggedEvent> events, Function<LoggedEvent, @Nullable Object> value) {
        return new SqlArrayValue(type, events.stream().map(value).toArray());
    }
}
