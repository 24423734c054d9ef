package org.sahay.api.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestPeople;
import org.sahay.store.complaint.ComplaintQueries;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ApiTest
class ReadingTest {
    @Autowired
    TestApi api;

    @Autowired
    TestPeople people;

    @Autowired
    ComplaintQueries queries;

    @Autowired
    FakeComplaintWorkflows workflows;

    @Autowired
    JdbcClient jdbc;

    private final Actor citizen = TestPeople.aCitizen();

    @Test
    void theCitizenReadsWhatTheyWroteAndWhyItWentWhereItWent() {
        JsonNode view = api.get(citizen, "/v1/complaints/" + aRoutedComplaint()).json();
        assertThat(view.get("description").asString()).isEqualTo(Bodies.SECRET_WORDS);
        assertThat(view.get("status").asString()).isEqualTo("ASSIGNED");
        assertThat(view.at("/owner/role").asString()).isEqualTo("district_officer");
        assertThat(view.at("/timeline/0/event").asString()).isEqualTo("accepted");
        assertThat(view.at("/timeline/0/from").isNull()).isTrue();
        assertThat(view.at("/timeline/1/event").asString()).isEqualTo("routed");
        assertThat(view.at("/timeline/1/actor/role").asString()).isEqualTo("system");
        assertThat(view.at("/routing/chosen")).isEqualTo(view.at("/owner/officerId"));
        assertThat(view.at("/routing/summary").asString()).contains("LGD 10/212");
        assertThat(view.at("/routing/rungs/0/inArea").asInt()).isEqualTo(1);
        assertThat(strings(view.get("allowedActions"))).containsExactlyInAnyOrder("COMMENT", "WITHDRAW");
        assertThat(view.has("workflow")).isFalse();
    }

    @Test
    void theOwnerSeesTheWorkflowAndWhatTheyMayDo() {
        String id = aRoutedComplaint();
        JsonNode view =
                api.get(people.officer("BR-PAT-01"), "/v1/complaints/" + id).json();
        assertThat(view.has("description")).isTrue();
        assertThat(strings(view.get("allowedActions")))
                .contains("START", "RESOLVE")
                .doesNotContain("WITHDRAW");
        assertThat(view.at("/workflow/id").asString()).isEqualTo("complaint/" + id);
        assertThat(view.at("/workflow/runId").asString()).isEqualTo("run-1");
    }

    @Test
    void anOperatorSeesTheProcessAndNoPerson() {
        String id = aRoutedComplaint();
        var answer = api.get(TestPeople.a(Role.OPERATOR), "/v1/complaints/" + id);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("description")).isFalse();
        assertThat(answer.json().has("workflow")).isTrue();
        assertThat(strings(answer.json().get("allowedActions"))).isEmpty();
        assertThat(answer.response().body())
                .doesNotContain(Bodies.SECRET_WORDS)
                .doesNotContain(citizen.id().toString());
    }

    @Test
    void aHeldCaseSaysWhy() {
        String id =
                api.file(citizen, Bodies.aComplaintInNalanda()).json().get("id").asString();
        start(id);
        JsonNode view = api.get(citizen, "/v1/complaints/" + id, "Accept-Language", "hi")
                .json();
        assertThat(view.get("status").asString()).isEqualTo("HELD");
        assertThat(view.get("reason").asString()).isEqualTo("NOBODY_ELIGIBLE");
        assertThat(view.at("/routing/summary").asString()).matches(".*[\\u0900-\\u097f].*");
    }

    @Test
    void whoHasNothingToDoWithACaseGets404() {
        String id = aRoutedComplaint();
        for (Actor other : List.of(TestPeople.aCitizen(), TestPeople.a(Role.CAREGIVER), people.officer("TN-CHE-01"))) {
            assertThat(api.get(other, "/v1/complaints/" + id).status()).isEqualTo(404);
        }
        assertThat(api.get(people.officer("BR-PAT-99"), "/v1/complaints/" + id).status())
                .as("an inactive officer")
                .isEqualTo(403);
    }

    @Test
    void everyReadIsInTheAuditTrailOfTheCase() {
        String id = aRoutedComplaint();
        api.get(citizen, "/v1/complaints/" + id);
        api.get(
                people.officer("BR-PAT-01"),
                "/v1/complaints/" + id,
                "X-Request-Id",
                "4ead0000-0000-4000-8000-000000000001");
        api.get(TestPeople.aCitizen(), "/v1/complaints/" + id);
        var reads = jdbc.sql("""
                SELECT actor_role || ' ' || purpose FROM audit_entry
                WHERE object_id = cast(? AS uuid) AND operation = 'complaint.read' ORDER BY at
                """).param(id).query(String.class).list();
        assertThat(reads).containsExactly("citizen own-complaint", "district_officer grievance-redress");
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM audit_entry WHERE request_id = '4ead0000-0000-4000-8000-000000000001'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatHasNotChangedIs304() {
        String self = "/v1/complaints/" + aRoutedComplaint();
        var first = api.get(citizen, self);
        assertThat(api.get(citizen, self, "If-None-Match", first.header("ETag")).status())
                .isEqualTo(304);
        assertThat(first.response().headers().allValues("Vary")).anyMatch(vary -> vary.contains("Accept-Language"));
        var inTamil = api.get(citizen, self, "If-None-Match", first.header("ETag"), "Accept-Language", "ta");
        assertThat(inTamil.status()).isEqualTo(200);
    }

    @Test
    void aListGoesOnWhereItsLinkSays() {
        for (int i = 0; i < 5; i++) {
            api.file(citizen, Bodies.aComplaintInPatna());
        }
        var numbers = new ArrayList<String>();
        String path = "/v1/complaints?view=mine&limit=2&category=STAFF_ABSENT";
        int pages = 0;
        while (path != null) {
            var page = api.get(citizen, path);
            assertThat(page.status()).isEqualTo(200);
            page.json()
                    .get("items")
                    .forEach(item -> numbers.add(item.get("number").asString()));
            String link = page.header("Link");
            path = link.isEmpty() ? null : link.substring(1, link.indexOf('>'));
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(numbers).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void officersHaveAnInboxAndAnArea() {
        String id = aRoutedComplaint();
        assertThat(ids(people.officer("BR-PAT-01"), "?view=inbox&limit=200")).contains(id);
        assertThat(ids(people.officer("BR-01"), "?view=area&lgdDistrict=212&status=ASSIGNED&limit=200"))
                .contains(id);
        assertThat(ids(people.officer("TN-CHE-01"), "?view=area&limit=200")).doesNotContain(id);
        assertThat(ids(people.officer("BR-01"), "?view=inbox&limit=200")).doesNotContain(id);
    }

    @Test
    void aNumberFindsItsComplaint() {
        String id = aRoutedComplaint();
        String number =
                api.get(citizen, "/v1/complaints/" + id).json().get("number").asString();
        assertThat(ids(people.officer("BR-PAT-01"), "?view=area&number=" + number))
                .containsExactly(id);
        assertThat(ids(TestPeople.aCitizen(), "?number=" + number)).isEmpty();
    }

    @Test
    void aListIsInTheAuditTrailOfEveryCaseItShows() {
        String id = aRoutedComplaint();
        api.get(citizen, "/v1/complaints");
        assertThat(jdbc.sql("SELECT count(*) FROM audit_entry WHERE object_id = cast(? AS uuid)"
                                + " AND operation = 'complaint.list'")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aQueryThatCannotBeReadIs400AndNamed() {
        for (var wrong : List.of(
                "view=all",
                "status=OPEN",
                "lgdDistrict=x",
                "level=4",
                "dueBefore=soon",
                "dueBefore=-1000000000-01-01T00:00:00Z",
                "cursor=" + forgedCursor(),
                "limit=0",
                "number=12",
                "cursor=nonsense",
                "cursor=%00",
                "category=NOPE",
                "category=%00",
                "limit=1&limit=2")) {
            var answer = api.get(citizen, "/v1/complaints?" + wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.field()).isEqualTo(wrong.substring(0, wrong.indexOf('=')));
        }
        for (var unknown : Map.of("colour", "colour", "%E0%A4%A6%E0%A4%B5%E0%A4%BE", "दवा", "%3Cb%3E", "query")
                .entrySet()) {
            var answer = api.get(citizen, "/v1/complaints?" + unknown.getKey() + "=red");
            assertThat(answer.code()).isEqualTo("unknown-field");
            assertThat(answer.field()).isEqualTo(unknown.getValue());
        }
    }

    private static String forgedCursor() {
        String plain = "MINE +999999999-01-01T00:00:00Z 00000000-0000-7000-8000-000000000000";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aViewThatIsNotForARoleIs403() {
        assertThat(api.get(citizen, "/v1/complaints?view=area").status()).isEqualTo(403);
        assertThat(api.get(TestPeople.a(Role.OPERATOR), "/v1/complaints?view=mine")
                        .status())
                .isEqualTo(403);
        assertThat(api.get(TestPeople.a(Role.OPERATOR), "/v1/complaints?view=held")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void categoriesAreNamedInTheCallersLanguage() {
        JsonNode hindi = api.get(citizen, "/v1/complaint-categories", "Accept-Language", "hi")
                .json();
        assertThat(strings(hindi.get("items"), "code"))
                .startsWith("MEDICINE_STOCK_OUT")
                .endsWith("OTHER")
                .hasSize(9);
        assertThat(hindi.at("/items/0/name").asString()).matches(".*[\\u0900-\\u097f].*");
    }

    private String aRoutedComplaint() {
        String id =
                api.file(citizen, Bodies.aComplaintInPatna()).json().get("id").asString();
        start(id);
        return id;
    }

    private void start(String id) {
        workflows.start(queries.find(UUID.fromString(id)).orElseThrow().kase());
    }

    private List<String> ids(Actor actor, String query) {
        return strings(api.get(actor, "/v1/complaints" + query).json().get("items"), "id");
    }

    private static List<String> strings(JsonNode array) {
        var strings = new ArrayList<String>();
        array.forEach(item -> strings.add(item.asString()));
        return strings;
    }

    private static List<String> strings(JsonNode array, String field) {
        var strings = new ArrayList<String>();
        array.forEach(item -> strings.add(item.get(field).asString()));
        return strings;
    }
}
