package org.sahay.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestPeople;
import org.sahay.api.complaint.FakeComplaintWorkflows;
import org.sahay.api.complaint.Standings;
import org.sahay.api.complaint.Standings.Standing;
import org.sahay.api.complaint.Standings.Subject;
import org.sahay.api.identity.TestVillages;
import org.sahay.store.complaint.ComplaintQueries;
import org.sahay.store.identity.CareLinks;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;

/** Lists, cursors and ids that were handed out lead nobody further than they reach. */
@ApiTest
class ListReachTest {
    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final List<String> VIEWS = List.of("mine", "inbox", "area", "breaching", "held");
    private static final List<String> FILTERS = List.of(
            "",
            "&status=ASSIGNED",
            "&category=STAFF_ABSENT",
            "&lgdDistrict=212",
            "&lgdDistrict=568",
            "&level=1",
            "&level=2",
            "&dueBefore=2999-01-01T00:00:00Z");

    @Autowired
    TestApi api;

    @Autowired
    TestPeople people;

    @Autowired
    TestVillages villages;

    @Autowired
    CareLinks careLinks;

    @Autowired
    ComplaintQueries queries;

    @Autowired
    FakeComplaintWorkflows workflows;

    private Standings standings;
    private List<Actor> readers;

    @BeforeEach
    void complaintsOfEveryStanding() {
        standings = new Standings(api, people, villages, careLinks, queries, workflows);
        readers = List.of(
                TestPeople.aCitizen(),
                TestPeople.a(Role.CAREGIVER),
                TestPeople.a(Role.ASHA),
                people.officer("BR-PAT-01"),
                people.officer("TN-CHE-01"),
                people.officer("BR-01"),
                people.officer("IN-01"),
                TestPeople.a(Role.OPERATOR));
    }

    @Test
    void whateverIsListedMayBeRead() {
        for (Actor reader : readers) {
            for (Standing standing : Standing.values()) {
                standings.of(reader, standing);
            }
            var listed = new TreeSet<String>();
            for (String view : VIEWS) {
                for (String filter : FILTERS) {
                    listed.addAll(ids(reader, "?view=" + view + filter + "&limit=8"));
                }
            }
            assertThat(listed).as(reader.role().code()).isNotEmpty();
            for (String id : listed) {
                assertThat(api.get(reader, "/v1/complaints/" + id).status())
                        .as(reader + " was shown " + id)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void citizensAndHelpersAreListedTheirOwnAlone() {
        for (Actor reader : readers.subList(0, 3)) {
            var theirs = new TreeSet<String>();
            theirs.add(standings.of(reader, Standing.OWN).id());
            String delegated = standings.of(reader, Standing.DELEGATED).id();
            if (reader.role() != Role.CITIZEN) {
                theirs.add(delegated);
            }
            standings.of(reader, Standing.LAPSED);
            standings.of(reader, Standing.FOREIGN);
            assertThat(ids(reader, "?limit=200")).isEqualTo(theirs);
        }
    }

    @Test
    void theCursorOfAnotherShowsItsBearerNoMore() {
        Actor citizen = TestPeople.aCitizen();
        Actor other = TestPeople.aCitizen();
        String own = standings.of(other, Standing.OWN).id();
        standings.of(citizen, Standing.OWN);
        standings.of(citizen, Standing.OWN);
        assertThat(ids(other, "?cursor=" + cursor(citizen, "?limit=1"))).isSubsetOf(own);

        String ofTheCountry = cursor(people.officer("IN-01"), "?view=area&limit=1");
        for (String officer : List.of("TN-CHE-01", "BR-PAT-01", "BR-01")) {
            Actor bearer = people.officer(officer);
            for (String id : ids(bearer, "?view=area&limit=20&cursor=" + ofTheCountry)) {
                assertThat(api.get(bearer, "/v1/complaints/" + id).status()).isEqualTo(200);
            }
        }
        assertThat(api.get(citizen, "/v1/complaints?cursor=" + ofTheCountry).code())
                .isEqualTo("invalid-value");
    }

    @Test
    void noIdThatIsHandedOutOpensAnythingToAStranger() {
        Actor citizen = TestPeople.aCitizen();
        Subject complaint = standings.of(citizen, Standing.OWN);
        var handedOut = new TreeSet<String>();
        for (Actor reader : List.of(citizen, people.officer("BR-PAT-01"), TestPeople.a(Role.OPERATOR))) {
            String body = api.get(reader, "/v1/complaints/" + complaint.id())
                    .response()
                    .body();
            UUIDS.matcher(body).results().forEach(found -> handedOut.add(found.group()));
        }
        assertThat(handedOut)
                .contains(complaint.id(), people.officer("BR-PAT-01").id().toString());
        for (Actor stranger : List.of(TestPeople.aCitizen(), TestPeople.a(Role.ASHA), people.officer("TN-CHE-01"))) {
            for (String id : handedOut) {
                assertThat(api.get(stranger, "/v1/complaints/" + id).status()).isEqualTo(404);
                assertThat(api.act(stranger, id, java.util.Map.of("action", "WITHDRAW"))
                                .status())
                        .isEqualTo(404);
            }
        }
        Actor asha = TestPeople.a(Role.ASHA);
        for (String id : handedOut) {
            String body = Standings.aComplaint(Standings.onBehalfOf(UUID.fromString(id)));
            assertThat(api.file(asha, body).code()).isEqualTo("no-link");
        }
    }

    private Set<String> ids(Actor reader, String query) {
        var ids = new ArrayList<String>();
        api.get(reader, "/v1/complaints" + query)
                .json()
                .path("items")
                .forEach(item -> ids.add(item.get("id").asString()));
        return new TreeSet<>(ids);
    }

    private String cursor(Actor reader, String query) {
        String link = api.get(reader, "/v1/complaints" + query).header("Link");
        return link.substring(link.indexOf("cursor=") + 7, link.indexOf('>'));
    }
}
