package org.sahay.api.audit;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.security.Grant;
import org.sahay.api.security.Right;
import org.sahay.store.audit.AuditEntry;
import org.sahay.store.audit.AuditLine;
import org.sahay.store.audit.AuditQueries;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.vault.Envelopes;
import org.sahay.store.vault.VaultException;
import org.sahay.workflows.identity.Actor;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows a person who looked at their data; that they did is in the trail, too. */
final class MyAudit {
    private static final String CURSOR = "audit-cursor";

    private final AuditQueries queries;
    private final AuditTrail trail;
    private final TransactionTemplate transactions;
    private final Envelopes envelopes;
    private final AuditLineViews views;

    MyAudit(
            AuditQueries queries,
            AuditTrail trail,
            TransactionTemplate transactions,
            Envelopes envelopes,
            AuditLineViews views) {
        this.queries = queries;
        this.trail = trail;
        this.transactions = transactions;
        this.envelopes = envelopes;
        this.views = views;
    }

    /** One page, and the cursor of the next when there is one. */
    record Shown(List<AuditLineJson> items, @Nullable String next) {
        Shown {
            items = List.copyOf(items);
        }
    }

    /** @throws ProblemException 400 for a cursor that no page of this person's gave */
    Shown list(Actor me, @Nullable String cursor, int limit, Locale locale) {
        long below = cursor == null ? Long.MAX_VALUE : opened(me.id(), cursor);
        List<AuditLine> lines = Objects.requireNonNull(transactions.execute(status -> {
            List<AuditLine> found = queries.about(me.id(), below, limit + 1);
            trail.record(entry(me));
            return found;
        }));
        List<AuditLine> page = lines.subList(0, Math.min(limit, lines.size()));
        return new Shown(
                views.show(page, me.id(), locale),
                lines.size() > limit ? sealed(me.id(), page.getLast().id()) : null);
    }

    /** Sealed for this person: a plain number would tell how much happens on the whole platform. */
    private String sealed(UUID person, long id) {
        return envelopes.seal(CURSOR, person, Long.toString(id));
    }

    private long opened(UUID person, String cursor) {
        try {
            return Long.parseLong(envelopes.open(CURSOR, person, cursor));
        } catch (VaultException none) {
            throw new ProblemException(Problem.unreadable("cursor"));
        }
    }

    private static AuditEntry entry(Actor me) {
        Grant grant = Right.LIST_MY_AUDIT.grant(me.role());
        return new AuditEntry(
                me.id(),
                me.role().code(),
                "audit.list",
                me.id(),
                "person",
                me.id(),
                grant.requiredPurpose().code(),
                grant.basis());
    }
}
