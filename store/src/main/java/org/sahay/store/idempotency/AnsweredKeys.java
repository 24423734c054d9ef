package org.sahay.store.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.sahay.store.database.Columns;
import org.sahay.store.temporal.CaseJson;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claims many keys with their answers in one statement. */
final class AnsweredKeys {
    /**
     * A key whose lock somebody holds is in flight. One that was committed after this statement began is there for the insert
     * and not for the query: it is in flight as well, and known to whoever asks again. The
     * limit keeps the planner from reading the whole table for a few keys.
     */
    private static final String CLAIM = """
            WITH asked AS MATERIALIZED (
              SELECT caller, operation, key, fingerprint, status, headers, body,
                     pg_try_advisory_xact_lock(hashtextextended('idempotency ' || key, 0)) AS held
              FROM unnest(:callers, :operations, :keys, :fingerprints, :statuses, :headers, :bodies)
                AS asked (caller, operation, key, fingerprint, status, headers, body)),
            fresh AS (
              INSERT INTO idempotency_key
                (caller, operation, key, fingerprint, status, headers, body, created_at, expires_at)
              SELECT caller, operation, key, fingerprint, status, CAST(headers AS jsonb), body, :now, :expiresAt
              FROM asked WHERE held
              ON CONFLICT (caller, operation, key) DO UPDATE
              SET fingerprint = excluded.fingerprint, status = excluded.status, headers = excluded.headers,
                  body = excluded.body, lease_until = NULL, created_at = excluded.created_at,
                  expires_at = excluded.expires_at
              WHERE idempotency_key.expires_at <= excluded.created_at
              RETURNING caller, operation, key)
            SELECT asked.key, held, fresh.key IS NOT NULL AS fresh,
                   known.fingerprint, known.status, known.headers, known.body, known.lease_until, known.expires_at
            FROM asked
              LEFT JOIN fresh USING (caller, operation, key)
              LEFT JOIN LATERAL (
                SELECT * FROM idempotency_key k
                WHERE fresh.key IS NULL
                  AND k.caller = asked.caller AND k.operation = asked.operation AND k.key = asked.key
                LIMIT 1) known ON true
            """;

    private final JdbcClient jdbc;
    private final CaseJson json;

    AnsweredKeys(JdbcClient jdbc, CaseJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What each key turned out to be; of each scope one is asked. */
    Map<Scope, Claim> claim(List<KeyedAnswer> asked, Instant now) {
        Map<String, KeyedAnswer> byHash =
                asked.stream().collect(Collectors.toMap(one -> one.scope().hash(), one -> one));
        return jdbc.sql(CLAIM)
                .param("callers", Columns.of("uuid", asked, one -> one.scope().caller()))
                .param(
                        "operations",
                        Columns.of("text", asked, one -> one.scope().operation()))
                .param("keys", Columns.of("text", asked, one -> one.scope().hash()))
                .param("fingerprints", Columns.of("text", asked, KeyedAnswer::fingerprint))
                .param(
                        "statuses",
                        Columns.of("integer", asked, one -> one.answer().status()))
                .param(
                        "headers",
                        Columns.of("text", asked, one -> json.write(one.answer().headers())))
                .param("bodies", Columns.of("text", asked, one -> one.answer().body()))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expiresAt", now.plus(IdempotencyKeys.LIFE).atOffset(ZoneOffset.UTC))
                .query((ResultSet rs) -> {
                    var claims = new HashMap<Scope, Claim>();
                    while (rs.next()) {
                        KeyedAnswer one = Objects.requireNonNull(byHash.get(rs.getString("key")));
                        claims.put(one.scope(), claim(rs, one.fingerprint(), now));
                    }
                    return claims;
                });
    }

    private Claim claim(ResultSet rs, String fingerprint, Instant now) throws SQLException {
        if (rs.getBoolean("fresh")) {
            return new Claim.Fresh();
        }
        boolean seen = rs.getBoolean("held") && rs.getString("fingerprint") != null;
        Claim known = seen ? KeyRow.of(rs, json).claim(fingerprint, now) : new Claim.Fresh();
        return known instanceof Claim.Fresh ? new Claim.InFlight(IdempotencyKeys.SOON) : known;
    }
}
