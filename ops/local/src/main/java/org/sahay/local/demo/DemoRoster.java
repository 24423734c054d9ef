package org.sahay.local.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.LocalTokens;
import org.sahay.local.people.LocalStore;
import org.sahay.local.people.OperatorSignIn;
import org.sahay.local.people.People;
import org.sahay.local.people.Seeding;
import org.sahay.local.platform.LocalSettings;
import org.sahay.store.identity.LocalPrincipals;
import org.sahay.store.roster.Clinicians;
import org.sahay.store.roster.Officer;
import org.sahay.store.roster.Roster;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo's people: seeded officers and synthetic citizens, each with a token. */
final class DemoRoster implements DemoPeople, AutoCloseable {
    private final LocalStore store;
    private final Roster roster;
    private final People people;
    private final Seeding seeding;
    private final Map<String, UUID> citizens = new ConcurrentHashMap<>();

    private DemoRoster(LocalStore store, LocalTokens tokens) {
        this.store = store;
        this.roster = store.bean(Roster.class);
        this.people = new People(
                roster, store.bean(Clinicians.class), store.bean(LocalPrincipals.class), tokens, Duration.ofHours(12));
        this.seeding = new Seeding(store);
    }

    /** Opens the platform's store and seeds what the project ships. */
    static DemoRoster of(LocalSettings settings) {
        var roster = new DemoRoster(LocalStore.open(settings), LocalTokens.in(settings.state()));
        roster.seeding.shipped();
        return roster;
    }

    void seedNalanda() {
        seeding.shippedOfficers("officer-nalanda.json");
    }

    @Override
    public String citizen(String name) {
        Actor citizen = people.find(Role.CITIZEN, name, null, null);
        String token = people.token(citizen);
        citizens.put(token, citizen.id());
        return token;
    }

    @Override
    public UUID citizenId(String token) {
        UUID id = citizens.get(token);
        if (id == null) {
            throw new IllegalArgumentException("No token of a citizen of this demo");
        }
        return id;
    }

    @Override
    public String officer(UUID officerId) {
        return people.token(people.officer(officerId));
    }

    @Override
    public String operator() {
        return people.token(people.find(Role.OPERATOR, "demo-operator", null, null));
    }

    /** What to type where, to read in the Temporal UI what is sealed. */
    List<String> operatorSignIn(LocalSettings settings) {
        return OperatorSignIn.lines(seeding.operator("local-operator"), settings);
    }

    @Override
    public @Nullable String nameOf(@Nullable UUID officerId) {
        return officerId == null
                ? null
                : roster.byId(officerId)
                        .map(officer -> officer.role().code() + " " + officer.code())
                        .orElse(null);
    }

    /** Whom routing would choose above a level in a state, as the seeded roster has them. */
    UUID superior(int lgdState, int level) {
        Role role = Role.ofRung(Math.min(level + 1, 3));
        Integer state = role == Role.NATIONAL_ADMIN ? null : lgdState;
        return roster.lowestCode(role, state, null)
                .map(Officer::id)
                .orElseThrow(() -> new IllegalStateException("The demo seeds a " + role.code()));
    }

    JdbcClient jdbc() {
        return store.bean(JdbcClient.class);
    }

    LocalStore store() {
        return store;
    }

    @Override
    public void close() {
        store.close();
    }
}
