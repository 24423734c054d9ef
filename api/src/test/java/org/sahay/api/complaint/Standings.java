package org.sahay.api.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.TestPeople;
import org.sahay.api.identity.TestVillages;
import org.sahay.store.complaint.ComplaintQueries;
import org.sahay.store.identity.CareLinks;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;
import tools.jackson.databind.JsonNode;

/** Complaints that stand to a caller in each of the ways there are. */
public final class Standings {
    /** Words in everything that was written here. */
    public static final String SEALED_WORDS = Bodies.SECRET_WORDS;

    private static final int VILLAGES = 4_000_000;

    /** How a complaint stands to a caller. */
    public enum Standing {
        /** A citizen's or helper's own, or owned by the officer. */
        OWN,
        /** Filed in Chennai by the same person, as an ASHA, for a ward whose delegation lasts. */
        DELEGATED,
        /** The same, but the delegation has lapsed. */
        LAPSED,
        /** Of Chennai, of somebody who lives in a village that the same person looks after as an ASHA. */
        VILLAGE,
        /** The same, but it was hers once: her office has her look after another village now. */
        LEFT_VILLAGE,
        /** Somebody else's, of Patna; for officers of an area with Patna, owned by another officer. */
        FOREIGN,
        /** Somebody else's, of Nalanda, which is in Bihar as Patna is; nobody is found for it. */
        OTHER_DISTRICT,
        /** Somebody else's, of Chennai. */
        OTHER_AREA,
        /** There is none. */
        UNKNOWN
    }

    /** A complaint, or what would be one. */
    public record Subject(UUID citizen, String id, String number) {
        private static final String NO_NUMBER = "0000000000";

        public boolean exists() {
            return !number.equals(NO_NUMBER);
        }
    }

    private final TestApi api;
    private final TestPeople people;
    private final TestVillages villages;
    private final CareLinks careLinks;
    private final ComplaintQueries queries;
    private final FakeComplaintWorkflows workflows;

    public Standings(
            TestApi api,
            TestPeople people,
            TestVillages villages,
            CareLinks careLinks,
            ComplaintQueries queries,
            FakeComplaintWorkflows workflows) {
        this.api = api;
        this.people = people;
        this.villages = villages;
        this.careLinks = careLinks;
        this.queries = queries;
        this.workflows = workflows;
    }

    public Subject of(Actor caller, Standing standing) {
        return switch (standing) {
            case OWN ->
                caller.role().decidesComplaints()
                        ? ownedBy(caller)
                        : routed(new Actor(caller.id(), Role.CITIZEN, Area.COUNTRY), inPatna(""));
            case DELEGATED -> filedForAWard(caller);
            case LAPSED -> lapsed(caller, filedForAWard(caller));
            case VILLAGE -> ofAVillager(caller, village(caller));
            case LEFT_VILLAGE -> ofAVillager(caller, village(caller) + VILLAGES);
            case FOREIGN ->
                caller.role() == Role.DISTRICT_OFFICER
                        ? ownedBy(people.officer("BR-01"))
                        : ownedBy(people.officer("BR-PAT-01"));
            case OTHER_DISTRICT -> routed(TestPeople.aCitizen(), Bodies.aComplaintInNalanda());
            case OTHER_AREA -> routed(TestPeople.aCitizen(), inChennai(""));
            case UNKNOWN -> new Subject(UUID.randomUUID(), UUID.randomUUID().toString(), Subject.NO_NUMBER);
        };
    }

    /** The body of a complaint for oneself, or for another. */
    public static String aComplaint(String more) {
        return inPatna(more);
    }

    /** More of a body: on behalf of a citizen. */
    public static String onBehalfOf(UUID citizen) {
        return ", \"onBehalfOf\": {\"citizenId\": \"" + citizen + "\"}";
    }

    private Subject ownedBy(Actor officer) {
        Subject subject = routed(TestPeople.aCitizen(), inPatna(""));
        if (officer.role() != Role.DISTRICT_OFFICER) {
            var assigning = Map.of("action", "ASSIGN", "officerId", officer.id().toString());
            assertThat(api.act(officer, subject.id(), assigning).status()).isEqualTo(200);
        }
        return subject;
    }

    private Subject filedForAWard(Actor caller) {
        var asha = new Actor(caller.id(), Role.ASHA, Area.COUNTRY);
        UUID ward = UUID.randomUUID();
        careLinks.record(asha.id(), ward, "asha", Instant.now().plus(Duration.ofDays(1)));
        Subject filed = routed(asha, inChennai(onBehalfOf(ward)));
        return new Subject(ward, filed.id(), filed.number());
    }

    private Subject lapsed(Actor caller, Subject subject) {
        careLinks.record(caller.id(), subject.citizen(), "asha", Instant.now().minus(Duration.ofSeconds(1)));
        return subject;
    }

    private Subject ofAVillager(Actor caller, int home) {
        Actor villager = TestPeople.aCitizen();
        villages.settle(villager, home);
        villages.assign(caller.id(), home);
        villages.assign(caller.id(), village(caller));
        return routed(villager, inChennai(""));
    }

    /** The one that the caller looks after in the end. */
    private static int village(Actor caller) {
        return 1_000_000 + Math.floorMod(caller.id().hashCode(), VILLAGES);
    }

    private Subject routed(Actor filer, String body) {
        Answer answer = api.file(filer, body);
        assertThat(answer.status()).isEqualTo(201);
        JsonNode filed = answer.json();
        String id = filed.get("id").asString();
        workflows.start(queries.find(UUID.fromString(id)).orElseThrow().kase());
        return new Subject(filer.id(), id, filed.get("number").asString());
    }

    private static String inPatna(String more) {
        return Bodies.aComplaint("STAFF_ABSENT", 10, 212, more);
    }

    private static String inChennai(String more) {
        return Bodies.aComplaint("STAFF_ABSENT", 33, 568, more);
    }
}
