package org.sahay.bench.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sahay.bench.plain.Flag;
import org.sahay.bench.plain.UnauditedConfiguration;
import org.sahay.bench.platform.Lab;
import org.sahay.bench.platform.Sql;
import org.sahay.local.process.Await;
import org.sahay.local.process.LocalFailure;

/** The trail of the product, which is written or not, and what must be in it. */
final class Trail implements AutoCloseable {
    private static final String ENTRIES =
            "SELECT count(*) FROM sahay.audit_entry WHERE operation IN ('complaint.accepted', 'profile.read')";

    private final Connection connection;
    private final Flag unaudited;
    private final long former;
    private long expected;

    Trail(Lab lab) throws SQLException {
        this.connection = lab.connect();
        this.unaudited = new Flag(lab.settings().state().resolve(UnauditedConfiguration.FLAG));
        this.former = ask(ENTRIES);
    }

    void write(boolean written) {
        unaudited.set(!written);
    }

    /** So many requests more were answered that must be in it. */
    void expect(long more) {
        expected += more;
    }

    /** Requests that must be in it, less those that are; below nothing when there are some that nobody was answered. */
    long missing() {
        return expected - (ask(ENTRIES) - former);
    }

    /** How many entries are not sealed, once the sealer had time to. */
    long unsealed() {
        Await.until(Duration.ofSeconds(30), () -> open() == 0);
        return open();
    }

    private long open() {
        return ask("SELECT (SELECT count(*) FROM sahay.audit_entry)"
                + " - (SELECT coalesce(sum(entries), 0) FROM sahay.audit_block)");
    }

    private long ask(String sql) {
        try {
            return Sql.number(connection, sql);
        } catch (SQLException e) {
            throw new LocalFailure("The database cannot be asked: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
