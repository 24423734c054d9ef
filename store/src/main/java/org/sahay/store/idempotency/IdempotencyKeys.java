package org.sahay.store.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sahay.store.temporal.CaseJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keys that callers give so that asking again does not do again. A key lives for seven days. Two ways to hold one: {@link
 * #claimAll} for work that is one transaction, {@link #lease} for work that calls out and may die half-way.
 */
public final class IdempotencyKeys {
    static final Duration LIFE = Duration.ofDays(7);
    static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration SOON = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;
    private final CaseJson json;
    private final AnsweredKeys answered;

    public IdempotencyKeys(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock, CaseJson json) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.json = json;
        this.answered = new AnsweredKeys(jdbc, json);
    }

    /**
     * Claims keys whose answers are known before the work, and saves the answers, in the caller's transaction: it does the work
     * of those that are {@link Claim.Fresh}. Rolled back, it leaves no trace. While the transaction is open everybody else gets
     * {@link Claim.InFlight}, and so does whoever asks for the same key in the same call.
     *
     * @return in the order asked
     * @throws IllegalStateException outside a transaction
     */
    public List<Claim> claimAll(List<KeyedAnswer> asked) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A claim needs the transaction that does the work");
        }
        var firsts = new LinkedHashMap<Scope, KeyedAnswer>();
        asked.forEach(one -> firsts.putIfAbsent(one.scope(), one));
        Map<Scope, Claim> claims = answered.claim(List.copyOf(firsts.values()), clock.instant());
        return asked.stream()
                .map(one -> Objects.requireNonNullElseGet(claims.remove(one.scope()), () -> new Claim.InFlight(SOON)))
                .toList();
    }

    /** What a key is at present; claims nothing. */
    public Claim known(Scope scope, String fingerprint) {
        Instant now = clock.instant();
        return find(scope)
                .filter(row -> row.expiresAt().isAfter(now))
                .map(row -> row.claim(fingerprint, now))
                .orElseGet(Claim.Fresh::new);
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

    private Claim claim(Scope scope, String fingerprint, Instant leaseUntil) {
        if (!lock(scope)) {
            return new Claim.InFlight(SOON);
        }
        Claim known = known(scope, fingerprint);
        if (known instanceof Claim.Fresh) {
            insert(scope, fingerprint, clock.instant(), leaseUntil);
        }
        return known;
    }

    private boolean lock(Scope scope) {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(:scope, 0))")
                .param("scope", "idempotency " + scope.hash())
                .query(Boolean.class)
                .single();
    }

    private Optional<KeyRow> find(Scope scope) {
        return jdbc.sql("""
                        SELECT fingerprint, status, headers, body, lease_until, expires_at
                        FROM idempotency_key
                        WHERE caller = :caller AND operation = :operation AND key = :key
                        """)
                .params(params(scope))
                .query((rs, n) -> KeyRow.of(rs, json))
                .optional();
    }

    private void insert(Scope scope, String fingerprint, Instant now, Instant leaseUntil) {
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
                .param("leaseUntil", leaseUntil.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expiresAt", now.plus(LIFE).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Map<String, Object> params(Scope scope) {
        return Map.of("caller", scope.caller(), "operation", scope.operation(), "key", scope.hash());
    }
}
