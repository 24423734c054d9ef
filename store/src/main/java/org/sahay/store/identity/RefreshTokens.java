package org.sahay.store.identity;

import static java.time.ZoneOffset.UTC;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.store.hash.Sha256;
import org.sahay.store.vault.Sealed;
import org.sahay.store.vault.SealedColumn;
import org.sahay.store.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refresh tokens: 256 random bits each, kept as a hash, and as a sealed text for the minute in which they may be repeated. */
final class RefreshTokens {
    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final SecureRandom random = new SecureRandom();

    RefreshTokens(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** What a token went through: nothing while it is the family's current one. */
    record Rotation(@Nullable Instant rotatedAt, @Nullable UUID successorToken) {}

    static byte[] hash(String token) {
        return Sha256.of(token);
    }

    /** Makes the next token of a session. */
    String issue(UUID session, Instant now) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        jdbc.sql("INSERT INTO refresh_token (token_hash, session_id, issued_at) VALUES (:hash, :session, :now)")
                .param("hash", hash(token))
                .param("session", session)
                .param("now", now.atOffset(UTC))
                .update();
        return token;
    }

    /** Read after the family is locked, so it holds whatever happened to the token before. */
    Rotation rotation(byte[] hash) {
        return jdbc.sql("SELECT rotated_at, successor_token FROM refresh_token WHERE token_hash = ?")
                .param(hash)
                .query(RefreshTokens::rotation)
                .single();
    }

    /** The successor of a token, as it was given out. */
    String successor(byte[] hash, SessionRow session, UUID successorToken) {
        return vault.open(successorToken, where(hash, session));
    }

    private static Sealed.Where where(byte[] hash, SessionRow session) {
        return new Sealed.Where(SealedColumn.REFRESH_SUCCESSOR, HexFormat.of().formatHex(hash), session.personId());
    }

    /** Exchanges a token for its successor and keeps that one for a minute. */
    String rotate(byte[] hash, SessionRow session, Instant now) {
        String successor = issue(session.id(), now);
        UUID kept = vault.seal(where(hash, session), successor);
        jdbc.sql("UPDATE refresh_token SET rotated_at = :now, successor_token = :kept WHERE token_hash = :hash")
                .param("hash", hash)
                .param("now", now.atOffset(UTC))
                .param("kept", kept)
                .update();
        return successor;
    }

    /** Erases some successors of tokens exchanged before; returns how many. */
    int forgetSuccessors(Instant before) {
        List<UUID> over = jdbc.sql("""
                        WITH over AS (
                          SELECT token_hash, successor_token FROM refresh_token
                          WHERE successor_token IS NOT NULL AND rotated_at < :before
                          LIMIT 1000
                          FOR UPDATE SKIP LOCKED)
                        UPDATE refresh_token SET successor_token = NULL FROM over
                        WHERE refresh_token.token_hash = over.token_hash
                        RETURNING over.successor_token
                        """)
                .param("before", before.atOffset(UTC))
                .query(UUID.class)
                .list();
        vault.eraseAll(over);
        return over.size();
    }

    /** Deletes some tokens exchanged before; returns how many. */
    int purge(Instant before) {
        return jdbc.sql("""
                        DELETE FROM refresh_token
                        WHERE token_hash IN (
                          SELECT token_hash FROM refresh_token
                          WHERE rotated_at <= :before AND successor_token IS NULL
                          LIMIT 5000)
                        """).param("before", before.atOffset(UTC)).update();
    }

    private static Rotation rotation(ResultSet rs, int rowNumber) throws SQLException {
        OffsetDateTime rotatedAt = rs.getObject("rotated_at", OffsetDateTime.class);
        return new Rotation(
                rotatedAt == null ? null : rotatedAt.toInstant(), rs.getObject("successor_token", UUID.class));
    }
}
