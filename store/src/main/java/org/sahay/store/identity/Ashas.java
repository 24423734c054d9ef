package org.sahay.store.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.store.audit.AuditEntry;
import org.sahay.store.audit.AuditTrail;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Basis;
import org.sahay.workflows.identity.Role;
import org.springframework.transaction.support.TransactionOperations;

/** Enrols ASHAs for their villages and withdraws them; only who is enrolled signs in as one. */
public final class Ashas {
    private final AshaRows rows;
    private final TransactionOperations transactions;
    private final People people;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final Clock clock;

    Ashas(
            AshaRows rows,
            TransactionOperations transactions,
            People people,
            Sessions sessions,
            AuditTrail audit,
            Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.people = people;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Enrols the person with this phone under this code. Done again for both, it sets district and villages anew.
     *
     * @return empty when the code is somebody else's, or the person is enrolled under another or in an area that is not {@code by}'s
     */
    public Optional<Asha> enrol(NewAsha wanted, Actor by, String purpose) {
        return Objects.requireNonNull(transactions.execute(status -> {
            UUID person = people.withPhone(wanted.phone(), by, purpose);
            rows.insert(UUID.randomUUID(), person, wanted, now());
            Optional<Asha> enrolled = rows.change(person, wanted, by.area());
            if (enrolled.isEmpty()) {
                status.setRollbackOnly();
                return enrolled;
            }
            people.enrol(person, Role.ASHA, by);
            record(by, "asha.enrol", person, enrolled.get().id(), purpose);
            return enrolled;
        }));
    }

    /** Ends an enrolment and, at once, her sessions as an ASHA; false when there is none in {@code by}'s area. */
    public boolean withdraw(UUID id, Actor by, String purpose) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<UUID> person = rows.withdraw(id, by.area(), now());
            person.ifPresent(her -> {
                people.withdraw(her, Role.ASHA);
                sessions.endAll(her, Role.ASHA, "asha-withdrawn");
                record(by, "asha.withdraw", her, id, purpose);
            });
            return person.isPresent();
        }));
    }

    /** Those of an area, by code; no more than {@code most}, from the first after {@code code}. */
    public List<Asha> in(Area area, @Nullable String code, int most) {
        return rows.list(area, code, most);
    }

    /** As what a person is enrolled at present. */
    public Optional<Asha> of(UUID person) {
        return rows.ofPerson(person);
    }

    private void record(Actor by, String operation, UUID person, UUID id, String purpose) {
        audit.record(new AuditEntry(
                by.id(), by.role().code(), operation, person, "asha", id, purpose, Basis.ADMINISTRATION));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
