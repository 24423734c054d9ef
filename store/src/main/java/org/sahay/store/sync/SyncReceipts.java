package org.sahay.store.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sahay.store.database.Columns;
import org.sahay.store.identity.ReleasedEvents;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first answer to each event, by who sent it and the id they gave it. */
public final class SyncReceipts implements ReleasedEvents {
    private final JdbcClient jdbc;

    SyncReceipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes ids in the caller's transaction, in their order, so that two batches wait for each other and never in a circle; who
     * comes second waits until the first has committed.
     *
     * @return those that were free; the others can be {@link #find}ed then
     */
    public Set<UUID> claimAll(UUID principal, Collection<SyncReceipt> receipts) {
        List<SyncReceipt> sorted = receipts.stream()
                .sorted(Comparator.comparing(SyncReceipt::eventId))
                .toList();
        return Set.copyOf(jdbc.sql("""
                        INSERT INTO sync_receipt
                          (principal_id, event_id, hash, status, server_id, server_time, code)
                        SELECT :principal, e.event_id, e.hash, e.status, e.server_id, e.server_time, e.code
                        FROM unnest(:ids, :hashes, :statuses, :serverIds, :times, :codes)
                          AS e (event_id, hash, status, server_id, server_time, code)
                        ORDER BY e.event_id
                        ON CONFLICT (principal_id, event_id) DO NOTHING
                        RETURNING event_id
                        """)
                .param("principal", principal)
                .param("ids", Columns.of("uuid", sorted, SyncReceipt::eventId))
                .param("hashes", Columns.ofBytes(sorted, SyncReceipt::hash))
                .param(
                        "statuses",
                        Columns.of("text", sorted, one -> one.status().name()))
                .param("serverIds", Columns.of("uuid", sorted, SyncReceipt::serverId))
                .param("times", Columns.ofInstants(sorted, SyncReceipt::serverTime))
                .param("codes", Columns.of("text", sorted, SyncReceipt::code))
                .query(UUID.class)
                .list());
    }

    /** Those there are, by id of the event. */
    public Map<UUID, SyncReceipt> find(UUID principal, Collection<UUID> eventIds) {
        if (eventIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        SELECT event_id, hash, former_hash, status, server_id, server_time, code FROM sync_receipt
                        WHERE principal_id = :principal AND event_id = ANY (:ids)
                        """)
                .param("principal", principal)
                .param("ids", Columns.ofIds(eventIds))
                .query(SyncReceipts::receipt)
                .list()
                .stream()
                .collect(Collectors.toMap(SyncReceipt::eventId, Function.identity()));
    }

    /** From now on these events are the corrected ones; what came first is still known. */
    void correctAll(UUID principal, List<SyncReceipt> accepted) {
        jdbc.sql("""
                        UPDATE sync_receipt r
                        SET hash = e.hash, former_hash = r.hash, status = 'ACCEPTED', server_id = e.server_id,
                            server_time = e.server_time, code = NULL
                        FROM unnest(:events, :hashes, :serverIds, :times) AS e (event_id, hash, server_id, server_time)
                        WHERE r.principal_id = :principal AND r.event_id = e.event_id AND r.status = 'QUARANTINED'
                        """)
                .param("events", Columns.of("uuid", accepted, SyncReceipt::eventId))
                .param("hashes", Columns.ofBytes(accepted, SyncReceipt::hash))
                .param("serverIds", Columns.of("uuid", accepted, SyncReceipt::serverId))
                .param("times", Columns.ofInstants(accepted, SyncReceipt::serverTime))
                .param("principal", principal)
                .update();
    }

    /** Events that were accepted just now wait for what comes before them. */
    public void hold(UUID principal, Collection<UUID> eventIds) {
        change(principal, eventIds, SyncReceipt.Status.ACCEPTED, SyncReceipt.Status.HELD, SyncReceipt.CODE_OF_HELD);
    }

    @Override
    public void release(UUID principal, Collection<UUID> eventIds) {
        change(principal, eventIds, SyncReceipt.Status.HELD, SyncReceipt.Status.ACCEPTED, null);
    }

    private void change(
            UUID principal,
            Collection<UUID> eventIds,
            SyncReceipt.Status from,
            SyncReceipt.Status to,
            @Nullable String code) {
        if (eventIds.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        UPDATE sync_receipt SET status = :to, code = :code
                        WHERE principal_id = :principal AND event_id = ANY (:ids) AND status = :from
                        """)
                .param("to", to.name())
                .param("code", code)
                .param("principal", principal)
                .param("ids", Columns.ofIds(eventIds))
                .param("from", from.name())
                .update();
    }

    private static SyncReceipt receipt(ResultSet row, int number) throws SQLException {
        return new SyncReceipt(
                row.getObject("event_id", UUID.class),
                row.getBytes("hash"),
                row.getBytes("former_hash"),
                SyncReceipt.Status.valueOf(row.getString("status")),
                row.getObject("server_id", UUID.class),
                row.getObject("server_time", OffsetDateTime.class).toInstant(),
                row.getString("code"));
    }
}
