package org.sahay.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestPeople;
import org.sahay.store.roster.ClinicianChange;
import org.sahay.store.roster.Clinicians;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What those who work here are told about themselves. */
@ApiTest
class RosterProfileTest {
    private static final String ME = "/v1/profile/me";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    TestApi api;

    @Autowired
    TestPeople people;

    @Autowired
    Clinicians clinicians;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anOfficerReadsHowTheRosterHasThem() {
        Actor officer = people.officer("BR-PAT-01");
        var answer = api.get(officer, ME);
        assertThat(answer.header("ETag")).isEmpty();
        assertThat(answer.json()).isEqualTo(JSON.readTree("""
                {"id": "%s", "role": "district_officer", "roster": {
                  "code": "BR-PAT-01", "department": "HEALTH_SERVICES", "area": {"lgdState": 10, "lgdDistrict": 212},
                  "language": "en", "active": true}}
                """.formatted(officer.id())));
        assertThat(roster(people.officer("IN-01")).get("area")).isEmpty();
        assertThat(jdbc.sql(
                                "SELECT operation || ' ' || purpose FROM audit_entry WHERE object_id = ? ORDER BY id DESC LIMIT 1")
                        .param(officer.id())
                        .query(String.class)
                        .single())
                .isEqualTo("profile.read own-profile");
    }

    @Test
    void aClinicianReadsHowTheRosterHasThem() {
        clinicians.apply(
                List.of(new ClinicianChange("BR-PAT-DOC-1", "HEALTH_SERVICES", new Area(10, 212), "hi", true)));
        var known = clinicians.byCode("BR-PAT-DOC-1").orElseThrow();
        JsonNode roster = roster(new Actor(known.id(), Role.CLINICIAN, Area.COUNTRY));
        assertThat(roster.get("code").asString()).isEqualTo("BR-PAT-DOC-1");
        assertThat(roster.at("/area/lgdDistrict").asInt()).isEqualTo(212);
        assertThat(roster.get("language").asString()).isEqualTo("hi");
    }

    @Test
    void whomNoRosterHasAndOperatorsReadTheirIdAndRole() {
        for (Role role : new Role[] {Role.CLINICIAN, Role.OPERATOR}) {
            Actor actor = TestPeople.a(role);
            assertThat(api.get(actor, ME).json())
                    .isEqualTo(JSON.readTree("{\"id\": \"%s\", \"role\": \"%s\"}".formatted(actor.id(), role.code())));
        }
    }

    @Test
    void aRosterIsNotChangedByThoseOnIt() {
        assertThat(api.patch(people.officer("BR-PAT-01"), ME, "{}", "If-Match", "*")
                        .status())
                .isEqualTo(403);
    }

    private JsonNode roster(Actor actor) {
        return api.get(actor, ME).json().get("roster");
    }
}
