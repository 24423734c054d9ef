package org.sahay.store.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.sahay.store.audit.AuditEntry;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.vault.PhoneIndex;
import org.sahay.store.vault.Sealed;
import org.sahay.store.vault.SealedColumn;
import org.sahay.store.vault.Vault;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Basis;
import org.sahay.workflows.identity.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The people who signed in, by phone, and the roles they may sign in with. */
public final class People {
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Vault vault;
    private final PhoneIndex index;
    private final PhoneHashes hashes;
    private final AuditTrail audit;
    private final Clock clock;

    People(
            JdbcClient jdbc,
            TransactionOperations transactions,
            Vault vault,
            PhoneIndex index,
            PhoneHashes hashes,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.vault = vault;
        this.index = index;
        this.hashes = hashes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The person with this phone, enrolled when there is none. Both take the same statements: the phone is sealed anew each
     * time, which also moves it to the newest key.
     */
    public UUID withPhone(PhoneNumber phone) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Found found = find(phone);
            record(found, found.person(), Role.CITIZEN, "sign-in", Basis.SIGN_IN);
            return found.person();
        }));
    }

    /** The same for somebody whom another enrols, who is in the trail then. */
    UUID withPhone(PhoneNumber phone, Actor by, String purpose) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Found found = find(phone);
            record(found, by.id(), by.role(), purpose, Basis.ADMINISTRATION);
            return found.person();
        }));
    }

    /** Whether the person may use a role: citizen and caregiver everybody, any other only who is enrolled in it. */
    public boolean mayBe(UUID person, Role role) {
        return role == Role.CITIZEN || role == Role.CAREGIVER || isEnrolled(person, role);
    }

    /** Lets a person use a role; nothing happens when they may already. */
    public void enrol(UUID person, Role role, Actor by) {
        transactions.executeWithoutResult(status -> {
            if (insertRole(person, role, by.id()) > 0) {
                audit.record(new AuditEntry(
                        by.id(),
                        by.role().code(),
                        "person.enrol",
                        person,
                        "person",
                        person,
                        "enrolment",
                        Basis.ADMINISTRATION));
            }
        });
    }

    /** No longer lets a person use a role. */
    void withdraw(UUID person, Role role) {
        jdbc.sql("DELETE FROM person_role WHERE person_id = :person AND role = :role")
                .param("person", person)
                .param("role", role.code())
                .update();
    }

    /** The roles a person may sign in with. */
    List<Role> roles(UUID person) {
        var enrolled = jdbc.sql("SELECT role FROM person_role WHERE person_id = ? ORDER BY role")
                .param(person)
                .query((row, number) -> Role.of(row.getString("role")))
                .list();
        return Stream.concat(Stream.of(Role.CITIZEN, Role.CAREGIVER), enrolled.stream())
                .distinct()
                .toList();
    }

    /** Where the vault has the phone of a person; empty for somebody who never signed in here. */
    Optional<UUID> phoneToken(UUID person) {
        return jdbc.sql("SELECT phone_token FROM person WHERE id = ?")
                .param(person)
                .query(UUID.class)
                .optional();
    }

    private record Found(UUID person, boolean isNew) {}

    private Found find(PhoneNumber phone) {
        UUID person = index.personOf(hashes.of(phone));
        UUID token = vault.seal(new Sealed.Where(SealedColumn.PERSON_PHONE, person, person), phone.e164());
        UUID previous = lock(person, token);
        keep(person, token);
        boolean isNew = previous.equals(token);
        vault.eraseAll(isNew ? List.of() : List.of(previous));
        return new Found(person, isNew);
    }

    private void record(Found found, UUID by, Role role, String purpose, Basis basis) {
        UUID person = found.person();
        String operation = found.isNew() ? "person.enrol" : "person.read";
        audit.record(new AuditEntry(by, role.code(), operation, person, "person", person, purpose, basis));
    }

    /** The token that the person has at present, made with this one when there is no such person; others wait from here on. */
    private UUID lock(UUID person, UUID ifNone) {
        return jdbc.sql("""
                        INSERT INTO person (id, phone_token, enrolled_at) VALUES (:id, :token, :now)
                        ON CONFLICT (id) DO UPDATE SET phone_token = person.phone_token
                        RETURNING phone_token
                        """)
                .param("id", person)
                .param("token", ifNone)
                .param("now", now())
                .query(UUID.class)
                .single();
    }

    private void keep(UUID person, UUID phoneToken) {
        jdbc.sql("UPDATE person SET phone_token = :token WHERE id = :id")
                .param("id", person)
                .param("token", phoneToken)
                .update();
    }

    private boolean isEnrolled(UUID person, Role role) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM person_role WHERE person_id = :person AND role = :role)")
                .param("person", person)
                .param("role", role.code())
                .query(Boolean.class)
                .single();
    }

    private int insertRole(UUID person, Role role, UUID by) {
        return jdbc.sql("""
                        INSERT INTO person_role (person_id, role, enrolled_by, enrolled_at)
                        VALUES (:person, :role, :by, :now)
                        ON CONFLICT (person_id, role) DO NOTHING
                        """)
                .param("person", person)
                .param("role", role.code())
                .param("by", by)
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
