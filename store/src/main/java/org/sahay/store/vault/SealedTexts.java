package org.sahay.store.vault;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.store.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** The rows of sealed texts, each statement for many and committed by itself. */
final class SealedTexts {
    private static final String SELECT = """
            SELECT token, table_name, column_name, row_key, subject, ciphertext, key_id, version, created_at
            FROM sealed_text
            """;

    private final JdbcClient jdbc;

    SealedTexts(VaultDatabase database) {
        this.jdbc = database.jdbc();
    }

    /**
     * A row as it is, whatever is in it.
     *
     * @param rowKey null in version 1
     */
    record Row(
            UUID token,
            String table,
            String column,
            @Nullable String rowKey,
            UUID subject,
            byte[] ciphertext,
            int keyId,
            int version,
            Instant createdAt) {
        /** Null for one of another version of the product. */
        @Nullable
        SealedColumn knownColumn() {
            return SealedColumn.of(table, column).orElse(null);
        }

        /** Whether it is what its token's place says; version 1 does not know the row. */
        boolean standsAt(Sealed.Where where) {
            return table.equals(where.column().table())
                    && column.equals(where.column().column())
                    && subject.equals(where.subject())
                    && (version == Sealed.UNBOUND || where.row().equals(rowKey));
        }
    }

    /** The same again changes nothing: a group whose transaction failed is done anew, one by one. */
    void insert(Collection<Sealed> texts, Instant now) {
        jdbc.sql("""
                        INSERT INTO sealed_text
                          (token, table_name, column_name, row_key, subject, ciphertext, key_id, version, created_at)
                        SELECT t.*, :version, :now
                        FROM unnest(:tokens, :tables, :columns, :rows, :subjects, :ciphertexts, :keys) AS t
                        ON CONFLICT (token) DO NOTHING
                        """)
                .param("tokens", Columns.of("uuid", texts, Sealed::token))
                .param(
                        "tables",
                        Columns.of("text", texts, text -> text.where().column().table()))
                .param(
                        "columns",
                        Columns.of("text", texts, text -> text.where().column().column()))
                .param("rows", Columns.of("text", texts, text -> text.where().row()))
                .param(
                        "subjects",
                        Columns.of("uuid", texts, text -> text.where().subject()))
                .param("ciphertexts", ciphertexts(texts))
                .param("keys", Columns.of("int4", texts, Sealed::keyId))
                .param("version", Sealed.VERSION)
                .param("now", now.atOffset(UTC))
                .update();
    }

    List<Row> find(Collection<UUID> tokens) {
        return jdbc.sql(SELECT + "WHERE token = ANY (:tokens)")
                .param("tokens", Columns.ofIds(tokens))
                .query(SealedTexts::row)
                .list();
    }

    void delete(Collection<UUID> tokens) {
        jdbc.sql("DELETE FROM sealed_text WHERE token = ANY (:tokens)")
                .param("tokens", Columns.ofIds(tokens))
                .update();
    }

    /** Puts texts of version 1 that were sealed anew in the place of what they were. */
    void reseal(Collection<Sealed> texts) {
        jdbc.sql("""
                        UPDATE sealed_text
                        SET row_key = t.row_key, ciphertext = t.ciphertext, key_id = t.key_id, version = :version
                        FROM unnest(:tokens, :rows, :ciphertexts, :keys) AS t (token, row_key, ciphertext, key_id)
                        WHERE sealed_text.token = t.token AND sealed_text.version = 1
                        """)
                .param("tokens", Columns.of("uuid", texts, Sealed::token))
                .param("rows", Columns.of("text", texts, text -> text.where().row()))
                .param("ciphertexts", ciphertexts(texts))
                .param("keys", Columns.of("int4", texts, Sealed::keyId))
                .param("version", Sealed.VERSION)
                .update();
    }

    /** Some of version 1 that are at least as old, after a token in their order. */
    List<Row> unbound(UUID after, Instant before, int most) {
        return jdbc.sql(SELECT + """
                        WHERE version = 1 AND token > :after AND created_at <= :before
                        ORDER BY token
                        LIMIT :most
                        """)
                .param("after", after)
                .param("before", before.atOffset(UTC))
                .param("most", most)
                .query(SealedTexts::row)
                .list();
    }

    /** Those after a position, in the order of age, that are at least as old. */
    List<Row> after(Instant createdAt, UUID token, Instant before, int most) {
        return jdbc.sql(SELECT + """
                        WHERE (created_at, token) > (:createdAt, :token) AND created_at <= :before
                        ORDER BY created_at, token
                        LIMIT :most
                        """)
                .param("createdAt", createdAt.atOffset(UTC))
                .param("token", token)
                .param("before", before.atOffset(UTC))
                .param("most", most)
                .query(SealedTexts::row)
                .list();
    }

    private static SqlArrayValue ciphertexts(Collection<Sealed> texts) {
        return Columns.ofBytes(texts, text -> text.ciphertext().bytes());
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        return new Row(
                rs.getObject("token", UUID.class),
                rs.getString("table_name"),
                rs.getString("column_name"),
                rs.getString("row_key"),
                rs.getObject("subject", UUID.class),
                rs.getBytes("ciphertext"),
                rs.getInt("key_id"),
                rs.getInt("version"),
                rs.getObject("created_at", java.time.OffsetDateTime.class).toInstant());
    }
}
