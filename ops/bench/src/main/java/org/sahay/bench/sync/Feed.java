package org.sahay.bench.sync;

import java.sql.SQLException;
import org.sahay.bench.platform.Lab;
import org.sahay.local.process.LocalFailure;

/** How far Kafka is behind the log. */
final class Feed {
    private static final double NANOS = 1e9;

    private final Lab lab;
    private double longest;

    Feed(Lab lab) {
        this.lab = lab;
    }

    /** Waits until Kafka has every event, so that nobody's turn pays for what was taken in another's. */
    void drain() {
        var begin = System.nanoTime();
        if (!Patience.until(() -> !isBehind())) {
            throw new LocalFailure(
                    "Kafka has not got every event after %d minutes.".formatted(Patience.LONGEST.toMinutes()));
        }
        longest = Math.max(longest, (System.nanoTime() - begin) / NANOS);
    }

    /** The longest that Kafka took, in seconds, to get the rest of what one turn wrote. */
    double longestDrain() {
        return longest;
    }

    void forget() {
        longest = 0;
    }

    private boolean isBehind() {
        try (var connection = lab.connect();
                var query = connection.prepareStatement("""
                        select exists (
                          select 1 from sahay.sync_feed_cursor c
                          join sahay.sync_event e on (e.xid, e.position) > (c.xid, c.position)
                          where c.destination = 'KAFKA')
                        """);
                var result = query.executeQuery()) {
            result.next();
            return result.getBoolean(1);
        } catch (SQLException e) {
            throw new LocalFailure("The log cannot be read: %s.".formatted(e.getMessage()), e);
        }
    }
}
