package org.sahay.store.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sahay.workflows.complaint.ComplaintId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Text that came with an action which is not decided yet. The transaction of the transition {@link #claim}s it, and it
 * becomes visible; text that nobody claims within an hour is deleted.
 */
public final class PendingTexts {
    static final Duration PATIENCE = Duration.ofHours(1);

    private final Vault vault;
    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    public PendingTexts(Vault vault, JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.vault = vault;
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Where the text of an action stands, from when it comes until it is in the timeline and for good. */
    public static Sealed.Where where(ComplaintId complaint, String actionKey, UUID citizenId) {
        return new Sealed.Where(SealedColumn.TIMELINE_TEXT, complaint + "/" + actionKey, citizenId);
    }

    /** Seals the text of an action under its key, in a transaction of its own. The first text under a key stays. */
    public void hold(ComplaintId complaint, String actionKey, UUID citizenId, String text) {
        var one = Unsealed.of(where(complaint, actionKey, citizenId), text);
        Sealed sealed = vault.sealed(one);
        ownTransaction.executeWithoutResult(status -> {
            int held = jdbc.sql("""
                            INSERT INTO pending_text (complaint_id, action_key, token, held_at)
                            VALUES (:complaint, :key, :token, :now)
                            ON CONFLICT (complaint_id, action_key) DO NOTHING
                            """)
                    .param("complaint", complaint.value())
                    .param("key", actionKey)
                    .param("token", one.token())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            if (held > 0) {
                vault.keepAll(List.of(sealed));
            }
        });
    }

    /** Takes the text of an action, in the caller's transaction; empty when the action had none or it was taken. */
    public Optional<UUID> claim(ComplaintId complaint, String actionKey) {
        return jdbc.sql("""
                        DELETE FROM pending_text
                        WHERE complaint_id = :complaint AND action_key = :key
                        RETURNING token
                        """)
                .param("complaint", complaint.value())
                .param("key", actionKey)
                .query(UUID.class)
                .optional();
    }

    /** Deletes the text of a refused action. */
    public void discard(ComplaintId complaint, String actionKey) {
        claim(complaint, actionKey).ifPresent(vault::erase);
    }

    /** Deletes what nobody claimed within an hour, some thousands at a time; returns how many texts. */
    public int purge() {
        List<UUID> gone = jdbc.sql("""
                        DELETE FROM pending_text
                        WHERE ctid = ANY (ARRAY (SELECT ctid FROM pending_text WHERE held_at <= :before LIMIT 5000))
                        RETURNING token
                        """)
                .param("before", clock.instant().minus(PATIENCE).atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
        vault.eraseAll(gone);
        return gone.size();
    }
}
