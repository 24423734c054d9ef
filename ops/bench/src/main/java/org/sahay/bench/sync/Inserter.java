package org.sahay.bench.sync;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import org.sahay.bench.measure.Client;
import org.sahay.bench.platform.Lab;

/** The peer: writes the rows of one batch after the other and commits each. */
record Inserter(Connection connection, CopiedBatch.Writer writer, LongAdder written) implements Client {
    /** The driver joins the rows of a batch in statements of up to 128 rows each. */
    static Inserter of(Lab lab, CopiedBatch copied, LongAdder written) throws SQLException {
        var connection = DriverManager.getConnection(lab.settings().jdbcUrl("sahay") + "&reWriteBatchedInserts=true");
        return new Inserter(connection, copied.writer(connection), written);
    }

    @Override
    public void once() throws SQLException {
        writer.write(ThreadLocalRandom.current().nextLong());
        written.add(BatchText.EVENTS);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
