package org.sahay.api.wellness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.TestPeople;
import org.sahay.api.identity.TestVillages;
import org.sahay.store.identity.CareLinks;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What was measured is seen by those it is about and by those they gave leave. */
@ApiTest
class WellnessTest {
    private static final String SERIES = "/v1/wellness/series?metric=heart_rate";
    private static final String NOVEMBER = "&from=2026-11-01T00:00:00%2B05:30&to=2026-12-01T00:00:00%2B05:30";

    @Autowired
    TestApi api;

    @Autowired
    TestFlags readings;

    @Autowired
    CareLinks careLinks;

    @Autowired
    TestVillages villages;

    @Autowired
    JdbcClient jdbc;

    private final Actor citizen = TestPeople.aCitizen();

    @Test
    void aSeriesHasItsUnitAndOneValueForEachDayOfIndiaOnWhichSomethingWasMeasured() {
        keep("70", "2026-11-10T18:29:59Z");
        keep("80", "2026-11-10T18:30:00Z");
        keep("91.5", "2026-11-11T18:29:59Z");
        Answer answer = api.get(citizen, SERIES + NOVEMBER, "Accept-Language", "hi");
        assertThat(answer.status()).isEqualTo(200);
        JsonNode series = answer.json();
        assertThat(series.get("unit").asString()).isEqualTo("/min");
        assertThat(series.get("loinc").asString()).isEqualTo("8867-4");
        assertThat(series.get("name").asString()).containsPattern("\\p{IsDevanagari}");
        assertThat(series.get("from").asString()).isEqualTo("2026-10-31T18:30:00Z");
        assertThat(series.get("to").asString()).isEqualTo("2026-11-30T18:30:00Z");
        assertThat(series.get("items").toString())
                .isEqualTo("[{\"start\":\"2026-11-09T18:30:00Z\",\"min\":70,\"max\":70,\"mean\":70,\"count\":1},"
                        + "{\"start\":\"2026-11-10T18:30:00Z\",\"min\":80,\"max\":91.5,\"mean\":85.75,\"count\":2}]");
    }

    @Test
    void withoutDatesItIsOfTheLastThirtyDays() {
        keep("70", Instant.now().minus(Duration.ofDays(29)).toString());
        keep("70", Instant.now().minus(Duration.ofDays(32)).toString());
        assertThat(api.get(citizen, SERIES).json().get("items")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "?bucket=day, 422, missing-field, metric",
        "?metric=mood, 422, invalid-value, metric",
        "?metric=heart_rate&bucket=month, 400, invalid-value, bucket",
        "?metric=heart_rate&from=yesterday, 400, invalid-value, from",
        "?metric=heart_rate&to=2026-11-01, 400, invalid-value, to",
        "?metric=heart_rate&to=%2B999999999-12-31T00:00:00Z, 400, invalid-value, to",
        "?metric=heart_rate&citizen=me, 400, invalid-value, citizen",
        "?metric=heart_rate&from=2026-11-02T00:00:00Z&to=2026-11-02T00:00:00Z, 422, invalid-value, from",
        "?metric=heart_rate&bucket=hour&from=2026-09-01T00:00:00Z&to=2026-11-02T00:00:00Z, 422, invalid-value, from",
        "?metric=heart_rate&metric=steps, 400, invalid-value, metric",
        "?metric=heart_rate&days=30, 400, unknown-field, days"
    })
    void whatCannotBeAskedIsNamed(String query, int status, String code, String field) {
        Answer answer = api.get(citizen, "/v1/wellness/series" + query);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.field()).isEqualTo(field);
    }

    @Test
    void aHelperSeesAWardAndWhoSawIsInTheTrail() {
        keep("70", "2026-11-10T18:29:59Z");
        Actor asha = TestPeople.a(Role.ASHA);
        String theirs = SERIES + NOVEMBER + "&citizen=" + citizen.id();
        assertThat(api.get(asha, theirs).status()).isEqualTo(404);
        careLinks.record(asha.id(), citizen.id(), "asha", Instant.now().plus(Duration.ofDays(1)));
        Answer seen = api.get(asha, theirs);
        assertThat(seen.json().get("items")).hasSize(1);
        assertThat(trail(seen)).containsExactly("wellness.series own-record DELEGATION " + citizen.id());
        assertThat(api.get(TestPeople.a(Role.CLINICIAN), theirs).status()).isEqualTo(403);
    }

    @Test
    void aFlagIsListedForTheCitizenAndTheirHelperAndTakenNoteOfOnce() {
        UUID flag = readings.newOne(citizen.id());
        readings.newOne(citizen.id());
        Actor asha = TestPeople.a(Role.ASHA);
        assertThat(flags(asha, "")).isEmpty();
        careLinks.record(asha.id(), citizen.id(), "asha", Instant.now().plus(Duration.ofDays(1)));
        JsonNode shown = flags(asha, "").get(0);
        assertThat(shown.get("id").asString()).isEqualTo(flag.toString());
        assertThat(shown.get("readings").asInt()).isEqualTo(2);
        assertThat(shown.get("unit").asString()).isEqualTo("mm[Hg]");
        assertThat(flags(citizen, "")).hasSize(1);
        assertThat(flags(TestPeople.a(Role.ASHA), "")).isEmpty();

        String acknowledge = "/v1/wellness/flags/" + flag + ":acknowledge";
        assertThat(api.post(citizen, acknowledge, "").status())
                .as("the citizen")
                .isEqualTo(403);
        assertThat(api.post(TestPeople.a(Role.ASHA), acknowledge, "").status()).isEqualTo(404);
        Answer first = api.post(asha, acknowledge, "");
        assertThat(first.json().get("state").asString()).isEqualTo("acknowledged");
        assertThat(trail(first)).containsExactly("wellness.acknowledge own-record DELEGATION " + citizen.id());
        assertThat(api.post(asha, acknowledge, "").json().get("acknowledgedAt"))
                .isEqualTo(first.json().get("acknowledgedAt"));
        assertThat(flags(asha, "")).isEmpty();
        assertThat(flags(asha, "?state=acknowledged")).hasSize(1);
        assertThat(api.get(asha, "/v1/wellness/flags?state=lost").status()).isEqualTo(400);
        assertThat(api.get(asha, "/v1/wellness/flags?cursor=bm9uZQ").status()).isEqualTo(400);
    }

    @Test
    void anAshaIsToldOfWhoeverLivesInHerVillageAndMayNotSeeHowItWent() {
        Actor asha = TestPeople.a(Role.ASHA);
        villages.assign(asha.id(), 9_300_001);
        villages.settle(citizen, 9_300_001);
        UUID flag = readings.newOne(citizen.id());
        readings.newOne(TestPeople.aCitizen().id());
        assertThat(flags(asha, "")).hasSize(1);
        assertThat(flags(asha, "?citizen=" + citizen.id())).hasSize(1);
        assertThat(api.get(asha, "/v1/wellness/series?metric=heart_rate&citizen=" + citizen.id())
                        .status())
                .isEqualTo(404);
        Answer taken = api.post(asha, "/v1/wellness/flags/" + flag + ":acknowledge", "");
        assertThat(trail(taken)).containsExactly("wellness.acknowledge own-record ASSIGNED_VILLAGE " + citizen.id());
        villages.unsettle(citizen);
        assertThat(flags(asha, "?state=acknowledged")).isEmpty();
    }

    @Test
    void theListOfFlagsGoesOnAtItsCursor() {
        Actor asha = TestPeople.a(Role.ASHA);
        for (int ward = 0; ward < 60; ward++) {
            UUID id = UUID.randomUUID();
            careLinks.record(asha.id(), id, "asha", Instant.now().plus(Duration.ofDays(1)));
            readings.newOne(id);
        }
        var ids = new HashSet<String>();
        String next = "/v1/wellness/flags";
        int pages = 0;
        while (!next.isEmpty()) {
            Answer page = api.get(asha, next);
            page.json().get("items").forEach(item -> ids.add(item.get("id").asString()));
            next = page.header("Link").replaceFirst("<([^>]*)>.*", "$1");
            pages++;
        }
        assertThat(ids).hasSize(60);
        assertThat(pages).isEqualTo(2);
    }

    @Test
    void metricsAreNamedInTheCallersLanguage() {
        for (String language : List.of("en", "hi", "ta")) {
            Answer answer = api.get(citizen, "/v1/wellness/metrics", "Accept-Language", language);
            assertThat(answer.header("Content-Language")).isEqualTo(language);
            assertThat(answer.json().get("items"))
                    .hasSize(12)
                    .allSatisfy(
                            metric -> assertThat(metric.get("name").asString()).isNotBlank());
        }
    }

    private void keep(String value, String at) {
        readings.keep(citizen.id(), "heart_rate", value, Instant.parse(at));
    }

    private JsonNode flags(Actor actor, String query) {
        return api.get(actor, "/v1/wellness/flags" + query).json().get("items");
    }

    private List<String> trail(Answer answer) {
        return jdbc.sql("SELECT operation || ' ' || purpose || ' ' || basis || ' ' || subject_citizen FROM audit_entry"
                        + " WHERE request_id = ?")
                .param(answer.header("X-Request-Id"))
                .query(String.class)
                .list();
    }
}
