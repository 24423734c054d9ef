package org.sahay.bench.platform;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.UUID;

/**
 * Whether the database has what was acknowledged.
 *
 * @param lost acknowledged complaints that are not in the database
 * @param extra complaints in the database that were not acknowledged
 */
public record Accepted(long lost, long extra) {
    public static Accepted compare(Lab lab, Collection<UUID> acknowledged) throws SQLException {
        var sent = new HashSet<>(acknowledged);
        var stored = new HashSet<UUID>();
        try (var connection = lab.connect();
                var query = connection.prepareStatement("select id from sahay.complaint");
                var result = query.executeQuery()) {
            while (result.next()) {
                stored.add(result.getObject(1, UUID.class));
            }
        }
        return new Accepted(
                sent.stream().filter(id -> !stored.contains(id)).count(),
                stored.stream().filter(id -> !sent.contains(id)).count());
    }
}
