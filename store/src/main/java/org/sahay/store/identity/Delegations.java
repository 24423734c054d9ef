package org.sahay.store.identity;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.sahay.store.audit.AuditEntry;
import org.sahay.store.audit.AuditTrail;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Basis;
import org.springframework.transaction.support.TransactionOperations;

/** What citizens themselves do about who may act for them; each in the audit trail, in the same transaction. */
public final class Delegations {
    private final TransactionOperations transactions;
    private final CareLinks links;
    private final AuditTrail audit;

    Delegations(TransactionOperations transactions, CareLinks links, AuditTrail audit) {
        this.transactions = transactions;
        this.links = links;
        this.audit = audit;
    }

    /** Gives a delegation, or replaces the one there is; a helper nobody knows is recorded as one who is known. */
    public Delegation give(Actor citizen, UUID helper, String relation, Instant expiresAt, String purpose) {
        return Objects.requireNonNull(transactions.execute(status -> {
            links.record(helper, citizen.id(), relation, expiresAt);
            audit.record(entry(citizen, "delegation.give", helper, purpose));
            return links.given(citizen.id()).stream()
                    .filter(delegation -> delegation.helper().equals(helper))
                    .findFirst()
                    .orElseThrow();
        }));
    }

    /** Ends a delegation now; false when there is none. */
    public boolean end(Actor citizen, UUID helper, String purpose) {
        return Objects.requireNonNull(transactions.execute(status -> {
            boolean ended = links.end(helper, citizen.id());
            if (ended) {
                audit.record(entry(citizen, "delegation.end", helper, purpose));
            }
            return ended;
        }));
    }

    private static AuditEntry entry(Actor citizen, String operation, UUID helper, String purpose) {
        String role = citizen.role().code();
        return new AuditEntry(citizen.id(), role, operation, citizen.id(), "delegation", helper, purpose, Basis.SELF);
    }
}
