package org.sahay.bench.accept;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.UUID;
import org.sahay.bench.measure.Client;
import org.sahay.bench.rows.CopyWriter;

/** The peer: inserts the rows of one complaint after the other and commits each. */
record PeerClient(Connection connection, CopyWriter writer, Queue<UUID> acknowledged) implements Client {
    @Override
    public void once() throws SQLException {
        acknowledged.add(writer.write());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
