package org.sahay.store.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.store.audit.AuditEntry;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.identity.Refreshed.Reason;
import org.sahay.store.identity.Refreshed.Refused;
import org.sahay.store.trace.OfRequest;
import org.sahay.store.trace.RequestContext;
import org.sahay.workflows.identity.Basis;
import org.sahay.workflows.identity.Role;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sessions: one person on one device, from sign-in to its end, with a family of refresh tokens that take over from each other
 * (RFC 9700, 4.14). The truth is in PostgreSQL; Redis only saves asking.
 */
public final class Sessions {
    private final TransactionOperations transactions;
    private final SessionRows rows;
    private final RefreshTokens tokens;
    private final SessionCache cache;
    private final AuditTrail audit;
    private final Clock clock;

    Sessions(
            TransactionOperations transactions,
            SessionRows rows,
            RefreshTokens tokens,
            SessionCache cache,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.tokens = tokens;
        this.cache = cache;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Starts a session of a person on a device. It lives for 30 days from its last refresh, and for 180 at most; one of
     * staff for an hour, and for 12 at most.
     *
     * @param keyThumbprint RFC 7638 thumbprint of the device's key; nobody can refresh without that key
     */
    public Granted start(UUID person, Role role, String keyThumbprint) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Instant now = clock.instant();
            var session = new SessionRow(
                    UUID.randomUUID(),
                    person,
                    role,
                    keyThumbprint,
                    now,
                    now,
                    SessionTerms.expiry(role, now, now),
                    null);
            rows.insert(session);
            audit.recordEach(List.of(new OfRequest<>(
                    RequestContext.current().in(session.id().toString()),
                    entry(session, person, "session.start", "sign-in", Basis.SIGN_IN))));
            return session.granted(tokens.issue(session.id(), now));
        }));
    }

    /**
     * Exchanges a refresh token for its successor. The same device may repeat that for 60 s and gets the same successor, for
     * its answer may have been lost; any other use of an exchanged token ends the session.
     */
    public Refreshed refresh(String refreshToken, String keyThumbprint) {
        byte[] hash = RefreshTokens.hash(refreshToken);
        return Objects.requireNonNull(transactions.execute(status -> rows.lockedByToken(hash)
                .map(session -> exchange(session, hash, keyThumbprint))
                .orElseGet(() -> new Refused(Reason.UNKNOWN))));
    }

    /** The live sessions of a person, newest first. */
    public List<Session> of(UUID person) {
        return rows.live(person, clock.instant()).stream()
                .map(SessionRow::shown)
                .toList();
    }

    /** Ends a session at once, on all instances; false when it is not theirs or not live. */
    public boolean end(UUID person, UUID session) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<SessionRow> mine =
                    rows.find(session).filter(row -> row.personId().equals(person));
            return mine.isPresent() && end(mine.get(), person, "signed-out");
        }));
    }

    /** Ends all sessions of a person at once, on all instances. */
    public void endAll(UUID person, String purpose) {
        transactions.executeWithoutResult(
                status -> rows.live(person, clock.instant()).forEach(session -> end(session, null, purpose)));
    }

    /** Ends those in one role. */
    void endAll(UUID person, Role role, String purpose) {
        transactions.executeWithoutResult(status -> rows.live(person, clock.instant()).stream()
                .filter(session -> session.role() == role)
                .forEach(session -> end(session, null, purpose)));
    }

    /** Whether requests of this session are answered. Asks PostgreSQL for what Redis does not know. */
    public boolean live(UUID session) {
        return cache.live(session).orElseGet(() -> liveByRow(session));
    }

    /** Erases successors whose minute is over, some hundreds at a time; returns how many. */
    int forgetSuccessors() {
        return tokens.forgetSuccessors(clock.instant().minus(SessionTerms.REPEAT));
    }

    /** Deletes what is over for 30 days, some thousands at a time; returns how much. */
    int purge() {
        Instant before = clock.instant().minus(SessionTerms.REMEMBERED);
        return rows.purge(before) + tokens.purge(before);
    }

    private Refreshed exchange(SessionRow session, byte[] hash, String keyThumbprint) {
        Instant now = clock.instant();
        RefreshTokens.Rotation rotation = tokens.rotation(hash);
        Instant rotatedAt = rotation.rotatedAt();
        UUID successor = rotation.successorToken();
        boolean sameKey = session.keyThumbprint().equals(keyThumbprint);
        if (!session.isLive(now)) {
            return new Refused(session.endedAt() == null ? Reason.EXPIRED : Reason.ENDED);
        }
        if (rotatedAt == null) {
            return sameKey ? rotate(session, hash, now) : new Refused(Reason.OTHER_KEY);
        }
        if (sameKey && successor != null && SessionTerms.mayRepeat(rotatedAt, now)) {
            return session.granted(tokens.successor(hash, session, successor));
        }
        end(session, null, "refresh-token-reused");
        return new Refused(Reason.REUSED);
    }

    private Granted rotate(SessionRow session, byte[] hash, Instant now) {
        Instant expiresAt = SessionTerms.expiry(session.role(), session.startedAt(), now);
        rows.used(session.id(), now, expiresAt);
        var used = new SessionRow(
                session.id(),
                session.personId(),
                session.role(),
                session.keyThumbprint(),
                session.startedAt(),
                now,
                expiresAt,
                null);
        return used.granted(tokens.rotate(hash, used, now));
    }

    private boolean end(SessionRow session, @Nullable UUID by, String purpose) {
        if (!rows.end(session.personId(), session.id(), clock.instant())) {
            return false;
        }
        Basis basis = by == null ? Basis.PROCEDURE : Basis.SELF;
        audit.record(entry(session, by, "session.end", purpose, basis));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                cache.ended(session.id());
            }
        });
        return true;
    }

    private boolean liveByRow(UUID session) {
        Instant now = clock.instant();
        Optional<SessionRow> live = rows.find(session).filter(row -> row.isLive(now));
        live.ifPresentOrElse(row -> cache.alive(session, row.expiresAt()), () -> cache.ended(session));
        return live.isPresent();
    }

    private static AuditEntry entry(
            SessionRow session, @Nullable UUID by, String operation, String purpose, Basis basis) {
        String role = by == null ? "system" : session.role().code();
        return new AuditEntry(by, role, operation, session.personId(), "session", session.id(), purpose, basis);
    }
}
