package org.sahay.bench.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes one complaint after the other, one prepared insert a row and one commit a complaint; used by one thread. */
public final class CopyWriter implements AutoCloseable {
    private static final String UNIQUE_VIOLATION = "23505";

    private final Connection connection;
    private final Function<UUID, Map<String, String>> identities;
    private final List<Insert> inserts = new ArrayList<>();

    CopyWriter(Connection connection, List<Row> rows, Function<UUID, Map<String, String>> identities)
            throws SQLException {
        this.connection = connection;
        this.identities = identities;
        connection.setAutoCommit(false);
        for (var row : rows) {
            inserts.add(new Insert(row.values(), connection.prepareStatement(row.insert())));
        }
    }

    private record Insert(List<@Nullable Object> values, PreparedStatement statement) {}

    /** The id of the complaint written; a number that is taken is drawn again, as the product does. */
    public UUID write() throws SQLException {
        while (true) {
            var id = uuidV7();
            try {
                var substitutes = identities.apply(id);
                for (var insert : inserts) {
                    bind(insert, substitutes);
                    insert.statement().executeUpdate();
                }
                connection.commit();
                return id;
            } catch (SQLException e) {
                connection.rollback();
                if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    private static void bind(Insert insert, Map<String, String> substitutes) throws SQLException {
        var position = 1;
        for (var value : insert.values()) {
            switch (value) {
                case String text -> insert.statement().setObject(position, substituted(text, substitutes), Types.OTHER);
                case byte[] bytes -> insert.statement().setBytes(position, bytes);
                case null, default -> insert.statement().setNull(position, Types.OTHER);
            }
            position++;
        }
    }

    private static String substituted(String text, Map<String, String> substitutes) {
        var result = text;
        for (var substitute : substitutes.entrySet()) {
            result = result.replace(substitute.getKey(), substitute.getValue());
        }
        return result;
    }

    /** Ordered by time, as the ids the product gives, so that indexes grow at the same end. */
    private static UUID uuidV7() {
        var random = ThreadLocalRandom.current();
        var high = (System.currentTimeMillis() << 16) | 0x7000 | random.nextInt(0x1000);
        return new UUID(high, random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
    }

    /** The connection stays open. */
    @Override
    public void close() throws SQLException {
        for (var insert : inserts) {
            insert.statement().close();
        }
    }
}
