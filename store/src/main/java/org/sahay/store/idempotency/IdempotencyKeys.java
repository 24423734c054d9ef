package org.sahay.store.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sahay.store.temporal.CaseJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keys that callers give so that asking again does not do again. A key lives for seven days. Two ways to hold one: {@link
 * #claim} for work that is one transaction, {@link #lease} for work that calls out and may die half-way.
 */
public final class IdempotencyKeys {
    static final Duration LIFE = Duration.ofDays(7);
    static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;
    private final CaseJson json;

    public IdempotencyKeys(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock, CaseJson json) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.json = json;
    }

    /**
     * Claims a key in the caller's transaction, which does the work and {@link #complete}s it; rolled back, it leaves no
     * trace. While the transaction is open everybody else gets {@link Claim.InFlight}.
     *
     * @throws IllegalStateException outside a transaction
     */
    public Claim claim(Scope scope, String fingerprint) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A claim needs the transaction that does the work");
        }
        return claim(scope, fingerprint, null);
    }

    /**
     * Claims a key for 30 s in a transaction of its own. Whoever holds it then {@link #complete}s or {@link #release}s it;
     * after a crash the next one may take it over when the lease has run out.
     */
    public Claim lease(Scope scope, String fingerprint) {
        Instant until = clock.instant().plus(LEASE);
        return Objects.requireNonNull(ownTransaction.execute(status -> claim(scope, fingerprint, until)));
    }

    /** Saves the answer, in the caller's transaction when there is one. The first answer stays. */
    public void complete(Scope scope, SavedAnswer answer) {
        jdbc.sql("""
                        UPDATE idempotency_key
                        SET status = :status, headers = CAST(:headers AS jsonb), body = :body, lease_until = NULL
                        WHERE caller = :caller AND operation = :operation AND key = :key AND status IS NULL
                        """)
                .params(params(scope))
                .param("status", answer.status())
                .param("headers", json.write(answer.headers()))
                .param("body", answer.body())
                .update();
    }

    /** Gives up a key whose work had no effect, so that it may be tried again at once. */
    public void release(Scope scope) {
        jdbc.sql("""
                        DELETE FROM idempotency_key
                        WHERE caller = :caller AND operation = :operation AND key = :key AND status IS NULL
                        """).params(params(scope)).update();
    }

    /**
     * The operations, of those that begin so, whose leases ran out without an answer: their holders died. Each is told
     * once, in the caller's transaction, some thousands at a time; the key is free for the next one as before.
     */
    public List<String> abandoned(String operationPrefix) {
        return jdbc.sql("""
                        UPDATE idempotency_key SET lease_until = NULL
                        WHERE ctid = ANY (ARRAY (
                            SELECT ctid FROM idempotency_key
                            WHERE lease_until <= :now AND status IS NULL AND starts_with(operation, :prefix)
                            LIMIT 5000 FOR UPDATE SKIP LOCKED))
                        RETURNING operation
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("prefix", operationPrefix)
                .query(String.class)
                .list();
    }

    /** Deletes keys whose life is over, some thousands at a time; returns how many. */
    public int purge() {
        return jdbc.sql("""
                        DELETE FROM idempotency_key
                        WHERE ctid = ANY (ARRAY (SELECT ctid FROM idempotency_key WHERE expires_at <= :now LIMIT 5000))
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Claim claim(Scope scope, String fingerprint, @Nullable Instant leaseUntil) {
        if (!lock(scope)) {
            return new Claim.InFlight(SOON);
        }
        Instant now = clock.instant();
        Claim known = find(scope)
                .filter(row -> row.expiresAt.isAfter(now))
                .map(row -> row.claim(fingerprint, now))
                .orElseGet(Claim.Fresh::new);
        if (known instanceof Claim.Fresh) {
            insert(scope, fingerprint, now, leaseUntil);
        }
        return known;
    }

    private boolean lock(Scope scope) {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(:scope, 0))")
                .param("scope", "idempotency " + scope.caller() + " " + scope.operation() + " " + scope.key())
                .query(Boolean.class)
                .single();
    }

    private Optional<Row> find(Scope scope) {
        return jdbc.sql("""
                        SELECT fingerprint, status, headers, body, lease_until, expires_at
                        FROM idempotency_key
                        WHERE caller = :caller AND operation = :operation AND key = :key
                        """).params(params(scope)).query((rs, n) -> row(rs)).optional();
    }

    private Row row(ResultSet rs) throws SQLException {
        var status = rs.getObject("status", Integer.class);
        var lease = rs.getTimestamp("lease_until");
        return new Row(
                rs.getString("fingerprint"),
                status == null
                        ? null
                        : new SavedAnswer(status, json.readStrings(rs.getString("headers")), rs.getString("body")),
                lease == null ? null : lease.toInstant(),
                rs.getTimestamp("expires_at").toInstant());
    }

    private void insert(Scope scope, String fingerprint, Instant now, @Nullable Instant leaseUntil) {
        jdbc.sql("""
                        INSERT INTO idempotency_key
                          (caller, operation, key, fingerprint, lease_until, created_at, expires_at)
                        VALUES (:caller, :operation, :key, :fingerprint, :leaseUntil, :now, :expiresAt)
                        ON CONFLICT (caller, operation, key) DO UPDATE
                        SET fingerprint = excluded.fingerprint, status = NULL, headers = NULL, body = NULL,
                            lease_until = excluded.lease_until, created_at = excluded.created_at,
                            expires_at = excluded.expires_at
                        """)
                .params(params(scope))
                .param("fingerprint", fingerprint)
                .param("leaseUntil", leaseUntil == null ? null : leaseUntil.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expiresAt", now.plus(LIFE).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Map<String, Object> params(Scope scope) {
        return Map.of("caller", scope.caller(), "operation", scope.operation(), "key", scope.key());
    }

    private record Row(
            String fingerprint,
            @Nullable SavedAnswer answer,
            @Nullable Instant leaseUntil,
            Instant expiresAt) {
        Claim claim(String asked, Instant now) {
            if (!fingerprint.equals(asked)) {
                return new Claim.Reused();
            }
            if (answer != null) {
                return new Claim.Replay(answer);
            }
            return leaseUntil != null && leaseUntil.isAfter(now)
                    ? new Claim.InFlight(Duration.between(now, leaseUntil))
                    : new Claim.Fresh();
        }
    }
}
