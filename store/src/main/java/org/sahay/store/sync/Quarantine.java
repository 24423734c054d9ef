package org.sahay.store.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.store.database.Columns;
import org.sahay.store.vault.RowSeals;
import org.sahay.store.vault.SealedBytes;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events that wait for whoever sent them to correct them. */
public final class Quarantine {
    private static final String SELECT = """
            SELECT id, principal_id, event_id, subject, device, event, coalesce(key_subject, principal_id) AS key_subject,
                   key_id, version, hash, code, quarantined_at
            FROM sync_quarantine
            """;

    private final JdbcClient jdbc;
    private final SyncReceipts receipts;

    Quarantine(JdbcClient jdbc, SyncReceipts receipts) {
        this.jdbc = jdbc;
        this.receipts = receipts;
    }

    /** Keeps events whose receipts are claimed, in the same transaction. */
    public void keepAll(UUID principal, List<QuarantinedEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO sync_quarantine
                          (id, principal_id, event_id, subject, device, event, key_subject, key_id, version, hash, code,
                           quarantined_at, state)
                        SELECT e.id, :principal, e.event_id, e.subject, e.device, e.event, e.key_subject, e.key_id, e.version,
                               e.hash, e.code, e.quarantined_at, 'WAITING'
                        FROM unnest(:ids, :eventIds, :subjects, :devices, :events, :keySubjects, :keyIds, :versions, :hashes,
                                    :codes, :times)
                          AS e (id, event_id, subject, device, event, key_subject, key_id, version, hash, code, quarantined_at)
                        """)
                .param("principal", principal)
                .param("ids", Columns.of("uuid", events, QuarantinedEvent::id))
                .param("eventIds", Columns.of("uuid", events, QuarantinedEvent::eventId))
                .param("subjects", Columns.of("uuid", events, QuarantinedEvent::subject))
                .param("devices", Columns.ofBytes(events, QuarantinedEvent::device))
                .param("events", Columns.ofBytes(events, one -> one.event().ciphertext()))
                .param(
                        "keySubjects",
                        Columns.of("uuid", events, one -> one.event().place().subject()))
                .param("keyIds", Columns.of("int4", events, one -> one.event().keyId()))
                .param("versions", Columns.of("int4", events, one -> one.event().version()))
                .param("hashes", Columns.ofBytes(events, QuarantinedEvent::hash))
                .param("codes", Columns.of("text", events, QuarantinedEvent::code))
                .param("times", Columns.ofInstants(events, QuarantinedEvent::quarantinedAt))
                .update();
    }

    /**
     * Those of one person that still wait, newest first.
     *
     * @param before the last one of the page before; null for the first page
     */
    public List<QuarantinedEvent> waiting(UUID principal, @Nullable UUID before, int limit) {
        return jdbc.sql(SELECT + """
                        WHERE principal_id = :principal AND state = 'WAITING'
                          AND (CAST(:before AS uuid) IS NULL OR id < CAST(:before AS uuid))
                        ORDER BY id DESC
                        LIMIT :limit
                        """)
                .param("principal", principal)
                .param("before", before)
                .param("limit", limit)
                .query(Quarantine::event)
                .list();
    }

    /**
     * Those of everybody that still wait, oldest first.
     *
     * @param after the last one of the page before; null for the first page
     * @param code why they wait; null for any reason
     */
    public List<QuarantinedEvent> waitingOfAll(@Nullable UUID after, @Nullable String code, int limit) {
        return jdbc.sql(SELECT + """
                        WHERE state = 'WAITING' AND (CAST(:after AS uuid) IS NULL OR id > CAST(:after AS uuid))
                          AND (CAST(:code AS text) IS NULL OR code = CAST(:code AS text))
                        ORDER BY id
                        LIMIT :limit
                        """)
                .param("after", after)
                .param("code", code)
                .param("limit", limit)
                .query(Quarantine::event)
                .list();
    }

    /** Those of one person under these ids of theirs. */
    public List<QuarantinedEvent> find(UUID principal, Collection<UUID> eventIds) {
        if (eventIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT + "WHERE principal_id = :principal AND event_id = ANY (:ids)")
                .param("principal", principal)
                .param("ids", Columns.ofIds(eventIds))
                .query(Quarantine::event)
                .list();
    }

    /** One that this person sent, whether it still waits or not. */
    public Optional<QuarantinedEvent> one(UUID principal, UUID id) {
        return one(principal, id, "");
    }

    /** The same, held on to until the transaction ends. */
    public Optional<QuarantinedEvent> hold(UUID principal, UUID id) {
        return one(principal, id, " FOR UPDATE");
    }

    /** Which of these still wait, held on to in their order until the transaction ends. */
    public Set<UUID> holdWaiting(UUID principal, Collection<UUID> ids) {
        return Set.copyOf(jdbc.sql("""
                        SELECT id FROM sync_quarantine
                        WHERE principal_id = :principal AND id = ANY (:ids) AND state = 'WAITING'
                        ORDER BY id
                        FOR UPDATE
                        """)
                .param("principal", principal)
                .param("ids", Columns.ofIds(ids))
                .query(UUID.class)
                .list());
    }

    private Optional<QuarantinedEvent> one(UUID principal, UUID id, String locking) {
        return jdbc.sql(SELECT + "WHERE id = :id AND principal_id = :principal" + locking)
                .param("id", id)
                .param("principal", principal)
                .query(Quarantine::event)
                .optional();
    }

    /** Ends the waiting of those that are held: they were accepted as these receipts say, under the server ids they had. */
    public void releaseAll(UUID principal, List<SyncReceipt> accepted) {
        jdbc.sql("""
                        UPDATE sync_quarantine q SET state = 'RESUBMITTED', resubmitted_at = e.at
                        FROM unnest(:ids, :times) AS e (id, at)
                        WHERE q.id = e.id AND q.principal_id = :principal AND q.state = 'WAITING'
                        """)
                .param("ids", Columns.of("uuid", accepted, SyncReceipt::serverId))
                .param("times", Columns.ofInstants(accepted, SyncReceipt::serverTime))
                .param("principal", principal)
                .update();
        receipts.correctAll(principal, accepted);
    }

    private static QuarantinedEvent event(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        var place = new RowSeals.Place(SealedBytes.SYNC_QUARANTINE, id, row.getObject("key_subject", UUID.class));
        return new QuarantinedEvent(
                id,
                row.getObject("event_id", UUID.class),
                row.getObject("subject", UUID.class),
                row.getBytes("device"),
                new RowSeals.Kept(place, row.getBytes("event"), row.getInt("key_id"), row.getInt("version")),
                row.getBytes("hash"),
                row.getString("code"),
                row.getObject("quarantined_at", OffsetDateTime.class).toInstant());
    }
}
