package org.sahay.store.sync;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.sahay.store.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

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
                .param("serverIds", Columns.of("uuid", events, LoggedEvent::serverId))
                .param("eventIds", Columns.of("uuid", events, LoggedEvent::eventId))
                .param("subjects", Columns.of("uuid", events, LoggedEvent::subject))
                .param("types", Columns.of("text", events, LoggedEvent::type))
                .param("schemaVersions", Columns.of("int4", events, LoggedEvent::schemaVersion))
                .param("clientTimes", Columns.ofInstants(events, LoggedEvent::clientTime))
                .param("deviceSeqs", Columns.of("int8", events, LoggedEvent::deviceSeq))
                .param("baseVersions", Columns.of("int8", events, LoggedEvent::baseVersion))
                .param("payloads", Columns.ofBytes(events, one -> one.payload().ciphertext()))
                .param("keyIds", Columns.of("int4", events, one -> one.payload().keyId()))
                .param(
                        "versions",
                        Columns.of("int4", events, one -> one.payload().version()))
                .update();
    }
}
