package org.sahay.store.staff;

import java.time.Clock;
import java.time.ZoneOffset;
import org.sahay.store.audit.AuditEntry;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.identity.Sessions;
import org.sahay.workflows.identity.Basis;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Changes passwords for their owners. All sessions end with that, and what was begun with the former password leads to none. */
public final class StaffPasswords {
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final Clock clock;

    StaffPasswords(
            JdbcClient jdbc, TransactionOperations transactions, Sessions sessions, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Replaces a password.
     *
     * @param account as it was when its password was seen to be right
     * @param step that of the TOTP code, used up so
     * @param hash of the new password
     * @return false, with nothing done, when the account is another now or locked, or the step or a later one was used before
     */
    public boolean change(StaffAccount account, long step, String hash) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean changed = replace(account, step, hash);
            if (changed) {
                sessions.endAll(account.id(), "password-changed");
                audit.record(new AuditEntry(
                        account.id(),
                        account.role().code(),
                        "staff.change-password",
                        null,
                        "staff_account",
                        account.id(),
                        "sign-in",
                        Basis.SELF));
            }
            return changed;
        }));
    }

    private boolean replace(StaffAccount account, long step, String hash) {
        return jdbc.sql("""
                        UPDATE staff_account
                        SET password_hash = :hash, password_changed_at = :now, totp_step = :step,
                            tries = 0, locked_until = NULL
                        WHERE id = :id AND password_hash = :former AND totp_step < :step AND locked_at IS NULL
                        """)
                        .param("id", account.id())
                        .param("former", account.passwordHash())
                        .param("hash", hash)
                        .param("step", step)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }
}
