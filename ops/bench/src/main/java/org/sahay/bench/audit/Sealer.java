package org.sahay.bench.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sahay.bench.platform.Lab;
import org.sahay.local.process.Await;
import org.sahay.local.process.LocalFailure;

/** The sealer of the product, kept from its work by whoever holds its lock. */
final class Sealer implements AutoCloseable {
    private static final String LOCK = "(hashtextextended('chore audit-seal', 0))";

    private final Connection connection;
    private boolean held;

    Sealer(Lab lab) throws SQLException {
        this.connection = lab.connect();
    }

    void rest() {
        if (!held) {
            tell("SELECT pg_advisory_lock" + LOCK);
            held = true;
        }
    }

    /** From now on it seals, first what was written while it rested. */
    void work() {
        if (held) {
            tell("SELECT pg_advisory_unlock" + LOCK);
            held = false;
        }
    }

    /** How many entries of one operation there are. */
    long entries(String operation) {
        return ask("SELECT count(*) FROM sahay.audit_entry WHERE operation = '" + operation + "'");
    }

    /** How many entries are not sealed, once the sealer had time to. */
    long unsealed() {
        work();
        Await.until(Duration.ofSeconds(30), () -> open() == 0);
        return open();
    }

    private long open() {
        return ask("SELECT (SELECT count(*) FROM sahay.audit_entry)"
                + " - (SELECT coalesce(sum(entries), 0) FROM sahay.audit_block)");
    }

    private void tell(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private long ask(String sql) {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private static LocalFailure unreachable(SQLException e) {
        return new LocalFailure("The database cannot be asked: " + e.getMessage(), e);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
