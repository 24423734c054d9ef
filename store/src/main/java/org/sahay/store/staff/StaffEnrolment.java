package org.sahay.store.staff;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.store.audit.AuditEntry;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.hash.Sha256;
import org.sahay.store.identity.Sessions;
import org.sahay.store.vault.BlindIndex;
import org.sahay.store.vault.Sealed;
import org.sahay.store.vault.SealedColumn;
import org.sahay.store.vault.Vault;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Basis;
import org.sahay.workflows.identity.Role;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes accounts, and has them set up by whoever was handed the invitation. An account that is set up may be invited again:
 * its owner lost their app or password. What it has goes on until the invitation is used, and all its sessions end then.
 */
public final class StaffEnrolment {
    static final Duration LIFE = Duration.ofHours(24);
    private static final int BYTES = 32;
    private static final String TABLE = "staff_account";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Vault vault;
    private final BlindIndex index;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    StaffEnrolment(
            JdbcClient jdbc,
            TransactionOperations transactions,
            Vault vault,
            BlindIndex index,
            Sessions sessions,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.vault = vault;
        this.index = index;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Invites somebody, anew when their account is there; an invitation not used yet is worth nothing from then on.
     *
     * @param person the officer or clinician of the roster whose account it is; null for who is none
     * @param by the administrator; null for the command line
     * @return empty when the name is another account's, or the person has one with another
     */
    public Optional<Invitation> invite(@Nullable UUID person, Role role, UserName name, @Nullable Actor by) {
        try {
            return Objects.requireNonNull(transactions.execute(
                    status -> account(person, role, name).map(account -> invitation(account, by))));
        } catch (DuplicateKeyException sameNameAtTheSameTime) {
            return Optional.empty();
        }
    }

    /** Whom an invitation is for, whose user name is read for that; empty when it was used, replaced or is over. */
    public Optional<Invited> invited(String token) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Optional<Invited> invited = named(token);
            invited.ifPresent(who -> record(
                    who.accountId(), who.role().code(), "staff.invitation-read", who.accountId(), Basis.SIGN_IN));
            return invited;
        }));
    }

    private Optional<Invited> named(String token) {
        return jdbc.sql("""
                        SELECT a.id, a.role, a.user_name_token FROM staff_invitation i
                        JOIN staff_account a ON a.id = i.account_id
                        WHERE i.token_hash = :hash AND i.expires_at > :now
                        """)
                .param("hash", Sha256.of(token))
                .param("now", now())
                .query((rs, n) -> {
                    UUID id = rs.getObject("id", UUID.class);
                    String name = vault.open(rs.getObject("user_name_token", UUID.class), userName(id));
                    return new Invited(id, Role.of(rs.getString("role")), name);
                })
                .optional();
    }

    /** Sets an account up, once for each invitation; false when it is worth nothing any more. */
    public boolean enrol(String token, Credentials credentials) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<Owner> owner = use(token);
            owner.ifPresent(invited -> keep(invited, credentials));
            return owner.isPresent();
        }));
    }

    /** Deletes invitations that are over; returns how many. */
    int purge() {
        return jdbc.sql("DELETE FROM staff_invitation WHERE expires_at <= ?")
                .param(now())
                .update();
    }

    private record Owner(UUID id, Role role, @Nullable UUID totpToken) {}

    private record Known(UUID id, Role role, byte[] nameHash) {
        boolean is(@Nullable UUID person, Role wanted, byte[] name) {
            return role == wanted && MessageDigest.isEqual(nameHash, name) && (person == null || person.equals(id));
        }
    }

    /** The account; made when neither its name nor its person has one. */
    private Optional<UUID> account(@Nullable UUID person, Role role, UserName name) {
        byte[] hash = StaffAccounts.hash(index, name);
        List<Known> known = jdbc.sql("""
                        SELECT id, role, user_name_hash FROM staff_account WHERE user_name_hash = :hash OR id = :person
                        """)
                .param("hash", hash)
                .param("person", person, java.sql.Types.OTHER)
                .query((rs, n) -> new Known(
                        rs.getObject("id", UUID.class), Role.of(rs.getString("role")), rs.getBytes("user_name_hash")))
                .list();
        if (known.isEmpty()) {
            return Optional.of(insert(person == null ? UUID.randomUUID() : person, role, name, hash));
        }
        return known.size() == 1 && known.getFirst().is(person, role, hash)
                ? Optional.of(known.getFirst().id())
                : Optional.empty();
    }

    private static Sealed.Where userName(UUID account) {
        return new Sealed.Where(SealedColumn.STAFF_USER_NAME, account, account);
    }

    private UUID insert(UUID id, Role role, UserName name, byte[] hash) {
        UUID nameToken = vault.seal(userName(id), name.text());
        jdbc.sql("""
                        INSERT INTO staff_account (id, role, user_name_hash, user_name_token, invited_at)
                        VALUES (:id, :role, :hash, :token, :now)
                        """)
                .param("id", id)
                .param("role", role.code())
                .param("hash", hash)
                .param("token", nameToken)
                .param("now", now())
                .update();
        return id;
    }

    private Invitation invitation(UUID account, @Nullable Actor by) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        Instant expiresAt = clock.instant().plus(LIFE);
        jdbc.sql("""
                        INSERT INTO staff_invitation (account_id, token_hash, expires_at)
                        VALUES (:account, :hash, :expiresAt)
                        ON CONFLICT (account_id) DO UPDATE
                        SET token_hash = excluded.token_hash, expires_at = excluded.expires_at
                        """)
                .param("account", account)
                .param("hash", Sha256.of(token))
                .param("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
        record(
                by == null ? null : by.id(),
                by == null ? "system" : by.role().code(),
                "staff.invite",
                account,
                Basis.ADMINISTRATION);
        return new Invitation(account, token, expiresAt);
    }

    private Optional<Owner> use(String token) {
        return jdbc.sql("""
                        WITH used AS (
                          DELETE FROM staff_invitation WHERE token_hash = :hash AND expires_at > :now
                          RETURNING account_id)
                        SELECT id, role, totp_token FROM staff_account JOIN used ON id = account_id
                        """)
                .param("hash", Sha256.of(token))
                .param("now", now())
                .query((rs, n) -> new Owner(
                        rs.getObject("id", UUID.class),
                        Role.of(rs.getString("role")),
                        rs.getObject("totp_token", UUID.class)))
                .optional();
    }

    private void keep(Owner owner, Credentials credentials) {
        UUID key = vault.seal(
                new Sealed.Where(SealedColumn.STAFF_TOTP_KEY, owner.id(), owner.id()), credentials.totpKey());
        jdbc.sql("""
                        UPDATE staff_account
                        SET password_hash = :password, totp_token = :key, totp_step = :step, enrolled_at = :now,
                            tries = 0, locked_until = NULL
                        WHERE id = :id
                        """)
                .param("id", owner.id())
                .param("password", credentials.passwordHash())
                .param("key", key)
                .param("step", credentials.totpStep())
                .param("now", now())
                .update();
        UUID formerKey = owner.totpToken();
        if (formerKey != null) {
            vault.erase(formerKey);
        }
        keepRecoveryCodes(owner.id(), credentials.recoveryCodeHashes());
        sessions.of(owner.id()).forEach(session -> sessions.end(owner.id(), session.id()));
        record(owner.id(), owner.role().code(), "staff.enrol", owner.id(), Basis.SIGN_IN);
    }

    private void keepRecoveryCodes(UUID account, List<String> hashes) {
        jdbc.sql("DELETE FROM staff_recovery_code WHERE account_id = ?")
                .param(account)
                .update();
        for (int position = 0; position < hashes.size(); position++) {
            jdbc.sql("""
                            INSERT INTO staff_recovery_code (account_id, position, code_hash)
                            VALUES (:account, :position, :hash)
                            """)
                    .param("account", account)
                    .param("position", position)
                    .param("hash", hashes.get(position))
                    .update();
        }
    }

    private void record(@Nullable UUID actor, String role, String operation, UUID account, Basis basis) {
        audit.record(new AuditEntry(actor, role, operation, null, TABLE, account, "enrolment", basis));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
