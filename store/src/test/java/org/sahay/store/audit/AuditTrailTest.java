package org.sahay.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sahay.store.database.Migrations;
import org.sahay.store.database.Secret;
import org.sahay.store.database.TestDatabase;
import org.sahay.store.trace.RequestContext;
import org.sahay.workflows.identity.Basis;
import org.sahay.workflows.identity.Ground;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("server")
class AuditTrailTest {
    private static final AuditEntry READ = new AuditEntry(
            UUID.randomUUID(),
            "state_officer",
            "complaint.read",
            UUID.randomUUID(),
            "complaint",
            UUID.randomUUID(),
            "area",
            Basis.of(Ground.DUTY));

    @Test
    void anEntryNamesTheRequestAndSharesTheFateOfTheTransaction() {
        try (var database = TestDatabase.migrated()) {
            var trail = new AuditTrail(database.jdbcTemplate(), Clock.systemUTC());
            RequestContext context = RequestContext.fresh();
            RequestContext.run(
                    context, () -> database.transaction().executeWithoutResult(status -> trail.record(READ)));
            database.transaction().executeWithoutResult(status -> {
                trail.record(READ);
                status.setRollbackOnly();
            });
            assertThat(database.jdbc()
                            .sql("SELECT request_id FROM audit_entry WHERE object_id = :id")
                            .param("id", READ.objectId())
                            .query(String.class)
                            .list())
                    .containsExactly(context.requestId());
            assertThatThrownBy(() -> trail.record(READ)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void anEntryNamesTheSessionAndTheGroundAndWhatNobodyDidNamesNone() {
        UUID consent = UUID.randomUUID();
        var nobody =
                new AuditEntry(null, "system", "o", null, "complaint", READ.objectId(), "grievance", Basis.PROCEDURE);
        var helper = new AuditEntry(
                UUID.randomUUID(), "asha", "o", null, "complaint", READ.objectId(), "p", Basis.delegation(consent));
        try (var database = TestDatabase.migrated()) {
            var trail = new AuditTrail(database.jdbcTemplate(), Clock.systemUTC());
            RequestContext.run(
                    RequestContext.fresh().in("a-session"),
                    () -> database.transaction()
                            .executeWithoutResult(status -> trail.recordAll(List.of(nobody, helper))));
            assertThat(database.jdbc()
                            .sql("SELECT concat_ws(' ', session, basis, consent_id) FROM audit_entry ORDER BY id")
                            .query(String.class)
                            .list())
                    .containsExactly("PROCEDURE", "a-session DELEGATION " + consent);
        }
    }

    @Test
    void theApplicationsRoleMayAppendAndNeverChange() {
        try (var database = TestDatabase.migrated()) {
            database.jdbcTemplate().execute("CREATE ROLE reader_writer LOGIN");
            new Migrations(database.url(), "postgres", Secret.of("")).grantTo("reader_writer");
            var application = new JdbcTemplate(new DriverManagerDataSource(database.url(), "reader_writer", ""));
            application.update("INSERT INTO sahay.idempotency_key VALUES (gen_random_uuid(), 'o', 'k', 'f', NULL, NULL,"
                    + " NULL, NULL, now(), now())");
            application.update(
                    "INSERT INTO sahay.audit_entry (at, actor_role, operation, object_type, object_id, purpose,"
                            + " request_id) VALUES (now(), 'system', 'o', 't', gen_random_uuid(), 'p', 'r')");
            for (String place : List.of("id", "xid")) {
                assertThatThrownBy(
                                () -> application.update(
                                        "INSERT INTO sahay.audit_entry (" + place
                                                + ", at, actor_role, operation, object_type, object_id, purpose, request_id)"
                                                + " OVERRIDING SYSTEM VALUE VALUES ('7', now(), 'system', 'o', 't', gen_random_uuid(), 'p', 'r')"))
                        .rootCause()
                        .hasMessageContaining("permission denied");
            }
            assertThatThrownBy(() -> application.update("UPDATE sahay.audit_entry SET purpose = 'other'"))
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> application.update("DELETE FROM sahay.audit_entry"))
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThat(new Migrations(database.url(), "reader_writer", Secret.of("")).missing())
                    .isNull();
        }
    }
}
