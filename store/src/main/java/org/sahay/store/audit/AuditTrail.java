package org.sahay.store.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sahay.store.trace.OfRequest;
import org.sahay.store.trace.RequestContext;
import org.sahay.workflows.identity.Basis;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Appends to the audit trail, in the transaction of what it tells about: neither exists without the other. */
public final class AuditTrail {
    private static final String INSERT = """
            INSERT INTO audit_entry
              (at, actor_id, actor_role, operation, subject_citizen, object_type, object_id, purpose, request_id,
               session, basis, consent_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public AuditTrail(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws IllegalStateException outside a transaction */
    public void record(AuditEntry entry) {
        recordAll(List.of(entry));
    }

    /** @throws IllegalStateException outside a transaction */
    public void recordAll(List<AuditEntry> entries) {
        recordEach(OfRequest.ofThisThread(entries));
    }

    /**
     * Those of several requests.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void recordEach(List<OfRequest<AuditEntry>> entries) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("An audit entry needs the transaction of what it tells about");
        }
        var at = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.batchUpdate(
                INSERT,
                entries.stream().map(one -> row(one.value(), one.request(), at)).toList());
    }

    private static @Nullable Object[] row(AuditEntry entry, RequestContext request, OffsetDateTime at) {
        Basis basis = entry.basis();
        return new @Nullable Object[] {
            at,
            entry.actorId(),
            entry.actorRole(),
            entry.operation(),
            entry.subjectCitizen(),
            entry.objectType(),
            entry.objectId(),
            entry.purpose(),
            request.requestId(),
            entry.actorId() == null ? null : request.session(), // what nobody did, no session did
            basis == null ? null : basis.ground(),
            basis == null ? null : basis.consent()
        };
    }
}
