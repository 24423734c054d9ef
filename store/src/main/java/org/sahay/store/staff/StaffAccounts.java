package org.sahay.store.staff;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.sahay.store.audit.AuditEntry;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.vault.BlindIndex;
import org.sahay.store.vault.Sealed;
import org.sahay.store.vault.SealedColumn;
import org.sahay.store.vault.Vault;
import org.sahay.workflows.identity.Basis;
import org.sahay.workflows.identity.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The accounts staff sign in with, once they are set up. */
public final class StaffAccounts {
    private static final String OPEN = """
            SELECT id FROM staff_account
            WHERE id = :id AND role = :role AND password_hash IS NOT NULL AND locked_at IS NULL
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Vault vault;
    private final BlindIndex index;
    private final AuditTrail audit;

    StaffAccounts(
            JdbcClient jdbc, TransactionOperations transactions, Vault vault, BlindIndex index, AuditTrail audit) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.vault = vault;
        this.index = index;
        this.audit = audit;
    }

    /** Whether anybody has set up an account. */
    public boolean isAny() {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM staff_account WHERE enrolled_at IS NOT NULL)")
                .query(Boolean.class)
                .single();
    }

    /** Empty, too, while the account waits for its enrolment. */
    public Optional<StaffAccount> named(UserName name) {
        return jdbc.sql("""
                        SELECT id, role, password_hash FROM staff_account
                        WHERE user_name_hash = ? AND password_hash IS NOT NULL
                        """)
                .param(hash(index, name))
                .query((rs, n) -> new StaffAccount(
                        rs.getObject("id", UUID.class), Role.of(rs.getString("role")), rs.getString("password_hash")))
                .optional();
    }

    /** Whether somebody may go on in a role: their account is set up in it, and not locked. */
    public boolean isOpen(UUID account, Role role) {
        return jdbc.sql("SELECT EXISTS (" + OPEN + ")")
                .param("id", account)
                .param("role", role.code())
                .query(Boolean.class)
                .single();
    }

    /**
     * Does something for an account that stays open meanwhile, with the password it has: whoever locks it or changes that waits
     * until this is done, and then undoes it.
     *
     * @param passwordShownAt when its owner showed that they know the password
     * @return empty, with nothing done, when it is not open, or the password another since
     */
    public <T> Optional<T> whileOpen(UUID account, Role role, Instant passwordShownAt, Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(
                status -> jdbc.sql(OPEN + " AND greatest(enrolled_at, password_changed_at) <= :shown FOR SHARE")
                        .param("id", account)
                        .param("role", role.code())
                        .param("shown", passwordShownAt.atOffset(ZoneOffset.UTC))
                        .query(UUID.class)
                        .optional()
                        .map(open -> work.get())));
    }

    /** In Base32; empty while the account waits for its enrolment. */
    public Optional<String> totpKey(UUID account) {
        return jdbc.sql("SELECT totp_token FROM staff_account WHERE id = ? AND totp_token IS NOT NULL")
                .param(account)
                .query(UUID.class)
                .optional()
                .map(token -> vault.open(token, new Sealed.Where(SealedColumn.STAFF_TOTP_KEY, account, account)));
    }

    /** The hash of the recovery code at a position, from 0; empty when it was used. */
    public Optional<String> recoveryCode(UUID account, int position) {
        return jdbc.sql(
                        "SELECT code_hash FROM staff_recovery_code WHERE account_id = :account AND position = :position")
                .param("account", account)
                .param("position", position)
                .query(String.class)
                .optional();
    }

    /** Signs in with a TOTP code; false when its time step, or a later one, was used before. */
    public boolean signIn(UUID account, Role role, long step) {
        return signIn(
                account,
                role,
                "staff.sign-in",
                () -> jdbc.sql("UPDATE staff_account SET totp_step = :step WHERE id = :id AND totp_step < :step")
                                .param("id", account)
                                .param("step", step)
                                .update()
                        > 0);
    }

    /** Signs in with a recovery code; false when it was used before. */
    public boolean signInByRecoveryCode(UUID account, Role role, int position) {
        return signIn(
                account,
                role,
                "staff.sign-in-by-recovery-code",
                () -> jdbc.sql("DELETE FROM staff_recovery_code WHERE account_id = :id AND position = :position")
                                .param("id", account)
                                .param("position", position)
                                .update()
                        > 0);
    }

    private boolean signIn(UUID account, Role role, String operation, java.util.function.BooleanSupplier use) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (!use.getAsBoolean()) {
                return false;
            }
            jdbc.sql("UPDATE staff_account SET tries = 0, locked_until = NULL WHERE id = ?")
                    .param(account)
                    .update();
            audit.record(new AuditEntry(
                    account, role.code(), operation, null, "staff_account", account, "sign-in", Basis.SIGN_IN));
            return true;
        }));
    }

    static byte[] hash(BlindIndex index, UserName name) {
        return index.of("staff-user-name", name.text());
    }
}
