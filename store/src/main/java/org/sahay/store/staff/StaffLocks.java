package org.sahay.store.staff;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.sahay.store.audit.AuditEntry;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.identity.Sessions;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Basis;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Locks accounts: all sessions end at once, and nobody signs in or refreshes until the account is unlocked. */
public final class StaffLocks {
    private static final String PURPOSE = "administration";
    private static final String TABLE = "staff_account";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final Clock clock;

    StaffLocks(JdbcClient jdbc, TransactionOperations transactions, Sessions sessions, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Locks an account; it may be locked already. False when there is none. */
    public boolean lock(UUID account, Actor by) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            int locked = jdbc.sql("UPDATE staff_account SET locked_at = :now WHERE id = :id AND locked_at IS NULL")
                    .param("id", account)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            if (locked > 0) {
                record(account, "staff.lock", by);
            }
            sessions.endAll(account, "account-locked");
            return isThere(account);
        }));
    }

    /** Unlocks an account; it may be unlocked already. False when there is none. */
    public boolean unlock(UUID account, Actor by) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            int unlocked = jdbc.sql("UPDATE staff_account SET locked_at = NULL WHERE id = ? AND locked_at IS NOT NULL")
                    .param(account)
                    .update();
            if (unlocked > 0) {
                record(account, "staff.unlock", by);
            }
            return isThere(account);
        }));
    }

    private void record(UUID account, String operation, Actor by) {
        audit.record(new AuditEntry(
                by.id(), by.role().code(), operation, null, TABLE, account, PURPOSE, Basis.ADMINISTRATION));
    }

    private boolean isThere(UUID account) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM staff_account WHERE id = ?)")
                .param(account)
                .query(Boolean.class)
                .single();
    }
}
