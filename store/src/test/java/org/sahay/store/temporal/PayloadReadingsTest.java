package org.sahay.store.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.database.TestDatabase;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Basis;
import org.sahay.workflows.identity.Ground;
import org.sahay.workflows.identity.Role;

@Tag("server")
class PayloadReadingsTest {
    private static final Actor READER = new Actor(UUID.randomUUID(), Role.OPERATOR, Area.COUNTRY);

    @Test
    void aReadingSharesTheFateOfItsEntryAndGoesWhenTheTrailHasNothingAsOld() {
        try (var database = TestDatabase.migrated()) {
            record(database, readings(database, Duration.ofDays(-1)));
            var today = readings(database, Duration.ZERO);
            record(database, today);
            assertThat(database.jdbc().sql("""
                                    SELECT r.workflow_id || ' ' || r.payloads FROM audit_entry e
                                    JOIN payload_reading r ON r.id = e.object_id
                                    """).query(String.class).list())
                    .containsExactly("complaint/7 3", "complaint/7 3");
            assertThat(today.purge()).isZero();

            database.jdbc()
                    .sql("DELETE FROM audit_entry WHERE at < now() - interval '1 hour'")
                    .update();
            assertThat(today.purge()).isOne();
            assertThat(today.purge()).isZero();
            assertThatThrownBy(() -> note(today)).isInstanceOf(IllegalStateException.class);
            assertThat(database.jdbc()
                            .sql("SELECT count(*) FROM payload_reading")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }

    private static PayloadReadings readings(TestDatabase database, Duration from) {
        var clock = Clock.offset(Clock.systemUTC(), from);
        return new PayloadReadings(database.jdbc(), new AuditTrail(database.jdbcTemplate(), clock), clock);
    }

    private static void record(TestDatabase database, PayloadReadings readings) {
        database.transaction().executeWithoutResult(status -> note(readings));
    }

    private static void note(PayloadReadings readings) {
        readings.record(
                READER,
                "operation",
                Basis.of(Ground.OPERATION),
                "sahay",
                List.of(new PayloadReading("complaint/7", UUID.randomUUID(), 3)));
    }
}
