package org.sahay.store.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The chain of blocks: read, appended to, and deleted from its old end. */
final class AuditBlocks {
    private static final String COLUMNS = """
            SELECT number, partition, version, first_xid::text::bigint AS first_xid, first_id,
                   last_xid::text::bigint AS last_xid, last_id, entries, merkle_root, previous_hash, sealed_at, key_id,
                   signature
            FROM audit_block
            """;

    private final JdbcClient jdbc;

    AuditBlocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SignedBlock> newest() {
        return jdbc.sql(COLUMNS + "ORDER BY number DESC LIMIT 1")
                .query((rs, n) -> block(rs))
                .optional();
    }

    /** Those above a number, in their order. */
    List<SignedBlock> after(long number, int limit) {
        return jdbc.sql(COLUMNS + "WHERE number > :number ORDER BY number LIMIT :limit")
                .param("number", number)
                .param("limit", limit)
                .query((rs, n) -> block(rs))
                .list();
    }

    /** Those with these numbers, as far as they are there. */
    List<SignedBlock> numbered(Set<Long> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : jdbc.sql(COLUMNS + "WHERE number IN (:numbers)")
                        .param("numbers", numbers)
                        .query((rs, n) -> block(rs))
                        .list();
    }

    /** The first ones there are. */
    List<SignedBlock> oldest(int limit) {
        return after(0, limit);
    }

    /** How many could be deleted; the newest never is. */
    long countSealedBefore(Instant limit) {
        return jdbc.sql("""
                        SELECT count(*) FROM audit_block
                        WHERE sealed_at < :limit AND number < (SELECT max(number) FROM audit_block)
                        """)
                .param("limit", limit.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Deletes up to a block and leaves the statement; returns how many entries went. */
    long retire(Retired.Signed signed) {
        Retired statement = signed.statement();
        return jdbc.sql("SELECT audit_retire(:number, :hash, :at, :keyId, :signature)")
                .param("number", statement.number())
                .param("hash", statement.hash())
                .param("at", statement.at().atOffset(ZoneOffset.UTC))
                .param("keyId", statement.keyId())
                .param("signature", signed.signature())
                .query(Long.class)
                .single();
    }

    /** The last statement of that kind. */
    Optional<Retired.Signed> retired() {
        return jdbc.sql("""
                        SELECT number, hash, last_xid::text::bigint AS last_xid, last_id, retired_at, key_id, signature
                        FROM audit_retired ORDER BY number DESC LIMIT 1
                        """)
                .query((rs, n) -> new Retired.Signed(
                        new Retired(
                                rs.getLong("number"),
                                rs.getString("hash"),
                                new Position(rs.getLong("last_xid"), rs.getLong("last_id")),
                                rs.getObject("retired_at", OffsetDateTime.class).toInstant(),
                                rs.getLong("key_id")),
                        rs.getString("signature")))
                .optional();
    }

    void append(SignedBlock signed) {
        AuditBlock block = signed.block();
        jdbc.sql("""
                        INSERT INTO audit_block
                          (number, partition, version, first_xid, first_id, last_xid, last_id, entries, merkle_root,
                           previous_hash, sealed_at, key_id, signature)
                        VALUES (:number, :partition, :version, CAST(:firstXid AS xid8), :firstId, CAST(:lastXid AS xid8),
                                :lastId, :entries, :merkleRoot, :previousHash, :sealedAt, :keyId, :signature)
                        """)
                .param("number", block.number())
                .param("partition", block.partition())
                .param("version", block.version())
                .param("firstXid", Long.toString(block.first().xid()))
                .param("firstId", block.first().id())
                .param("lastXid", Long.toString(block.last().xid()))
                .param("lastId", block.last().id())
                .param("entries", block.entries())
                .param("merkleRoot", block.merkleRoot())
                .param("previousHash", block.previousHash())
                .param("sealedAt", block.sealedAt().atOffset(ZoneOffset.UTC))
                .param("keyId", block.keyId())
                .param("signature", signed.signature())
                .update();
    }

    private static SignedBlock block(ResultSet rs) throws SQLException {
        return new SignedBlock(
                new AuditBlock(
                        rs.getLong("number"),
                        rs.getString("partition"),
                        rs.getInt("version"),
                        new Position(rs.getLong("first_xid"), rs.getLong("first_id")),
                        new Position(rs.getLong("last_xid"), rs.getLong("last_id")),
                        rs.getInt("entries"),
                        rs.getString("merkle_root"),
                        rs.getString("previous_hash"),
                        rs.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                        rs.getLong("key_id")),
                rs.getString("signature"));
    }
}
