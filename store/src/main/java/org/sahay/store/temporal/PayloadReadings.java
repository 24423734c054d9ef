package org.sahay.store.temporal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.sahay.store.audit.AuditEntry;
import org.sahay.store.audit.AuditTrail;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Basis;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who had sealed payloads opened: an entry of the audit trail for each workflow, and beside it what and how many. */
public final class PayloadReadings {
    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final Clock clock;

    PayloadReadings(JdbcClient jdbc, AuditTrail trail, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Notes what is about to be shown.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void record(Actor reader, String purpose, Basis basis, String namespace, List<PayloadReading> readings) {
        for (PayloadReading reading : readings) {
            UUID id = UUID.randomUUID();
            trail.record(new AuditEntry(
                    reader.id(),
                    reader.role().code(),
                    "payload.read",
                    reading.citizen(),
                    "payload_reading",
                    id,
                    purpose,
                    basis));
            jdbc.sql("""
                            INSERT INTO payload_reading (id, at, namespace, workflow_id, payloads)
                            VALUES (:id, :at, :namespace, :workflow, :payloads)
                            """)
                    .param("id", id)
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("namespace", namespace)
                    .param("workflow", reading.workflowId())
                    .param("payloads", reading.payloads())
                    .update();
        }
    }

    /** Deletes what is older than the whole audit trail; returns how many. */
    int purge() {
        return jdbc.sql("""
                        DELETE FROM payload_reading WHERE at < (SELECT at FROM audit_entry ORDER BY id LIMIT 1)
                        """).update();
    }
}
