package org.sahay.bench.sync;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sahay.bench.platform.Lab;
import org.sahay.local.process.LocalFailure;

/** How large the tables are that a batch is written to, with their indexes. */
final class Tables {
    private Tables() {}

    static Map<String, Long> sizes(Lab lab) {
        var bytes = new LinkedHashMap<String, Long>();
        try (var connection = lab.connect();
                var query = connection.prepareStatement("""
                        select t.name, coalesce(
                          (select sum(pg_total_relation_size(relid)) from pg_partition_tree(t.name::regclass)),
                          pg_total_relation_size(t.name::regclass))
                        from unnest(array['sahay.sync_receipt', 'sahay.sync_event', 'sahay.audit_entry']) t (name)
                        """);
                var result = query.executeQuery()) {
            while (result.next()) {
                bytes.put(result.getString(1), result.getLong(2));
            }
            return bytes;
        } catch (SQLException e) {
            throw new LocalFailure("Tables cannot be measured: %s.".formatted(e.getMessage()), e);
        }
    }
}
