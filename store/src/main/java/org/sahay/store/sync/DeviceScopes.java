package org.sahay.store.sync;

import java.util.Collection;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.sahay.store.database.Columns;
import org.sahay.store.sync.DeviceScope.Member;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of whom each device was told. */
public final class DeviceScopes {
    private final JdbcClient jdbc;

    DeviceScopes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a device is to know from now on, in the caller's transaction.
     *
     * @param device as a keyed hash
     * @param reached whom its owner reaches now, without the owner
     */
    public DeviceScope settle(UUID principal, byte[] device, Set<UUID> reached) {
        DeviceScope known = read(principal, device);
        if (known.equals(known.with(reached))) {
            return known;
        }
        lock(principal, device);
        DeviceScope before = read(principal, device);
        DeviceScope after = before.with(reached);
        write(principal, device, after.changedFrom(before));
        return after;
    }

    private DeviceScope read(UUID principal, byte[] device) {
        return new DeviceScope(jdbc.sql("""
                        SELECT subject, entered, gone FROM sync_scope WHERE principal_id = :principal AND device = :device
                        """)
                .param("principal", principal)
                .param("device", device)
                .query((row, number) -> new Member(
                        row.getObject("subject", UUID.class),
                        row.getLong("entered"),
                        row.getObject("gone", Long.class)))
                .list());
    }

    /** Two that ask for the same device at once make no version twice. */
    private void lock(UUID principal, byte[] device) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:device, 0))")
                .param(
                        "device",
                        "sync-scope " + principal + " " + HexFormat.of().formatHex(device))
                .query(row -> {});
    }

    private void write(UUID principal, byte[] device, Collection<Member> changed) {
        jdbc.sql("""
                        INSERT INTO sync_scope (principal_id, device, subject, entered, gone)
                        SELECT :principal, :device, m.subject, m.entered, m.gone
                        FROM unnest(:subjects, :entered, :gone) AS m (subject, entered, gone)
                        ON CONFLICT (principal_id, device, subject) DO UPDATE SET
                          entered = excluded.entered, gone = excluded.gone
                        """)
                .param("principal", principal)
                .param("device", device)
                .param("subjects", Columns.of("uuid", changed, Member::subject))
                .param("entered", Columns.of("int8", changed, Member::entered))
                .param("gone", Columns.of("int8", changed, Member::gone))
                .update();
    }
}
