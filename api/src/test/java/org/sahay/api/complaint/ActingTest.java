package org.sahay.api.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.TestPeople;
import org.sahay.api.complaint.FakeComplaintWorkflows.Mood;
import org.sahay.store.complaint.ComplaintQueries;
import org.sahay.store.database.TestDatabase;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ActingTest {
    private static final Map<String, ?> START = Map.of("action", "START");
    private static final Map<String, ?> WITHDRAW = Map.of("action", "WITHDRAW");

    @Autowired
    TestApi api;

    @Autowired
    TestPeople people;

    @Autowired
    ComplaintQueries queries;

    @Autowired
    FakeComplaintWorkflows workflows;

    @Autowired
    TestDatabase database;

    private final Actor citizen = TestPeople.aCitizen();
    private Actor owner;
    private String id;

    @BeforeEach
    void aRoutedComplaint() {
        owner = people.officer("BR-PAT-01");
        id = api.file(citizen, Bodies.aComplaintInPatna()).json().get("id").asString();
        workflows.start(queries.find(UUID.fromString(id)).orElseThrow().kase());
        workflows.asked.clear();
    }

    @AfterEach
    void temporalIsWell() {
        workflows.mood = Mood.ANSWERS;
    }

    @Test
    void theOwnerStartsAndGetsTheNewView() {
        var answer = api.act(owner, id, START);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("status").asString()).isEqualTo("IN_PROGRESS");
        assertThat(answer.json().at("/timeline/2/event").asString()).isEqualTo("started");
        assertThat(answer.header("ETag")).isNotBlank();
        assertThat(UUID.fromString(answer.header("Idempotency-Key"))).isNotNull();
    }

    @Test
    void aCaseThatHasNotStartedIsStartedWithItsFirstAction() {
        String fresh =
                api.file(citizen, Bodies.aComplaintInPatna()).json().get("id").asString();
        assertThat(api.act(citizen, fresh, WITHDRAW).status()).isEqualTo(200);
        assertThat(workflows.asked.getLast().started()).isFalse();
        api.act(owner, id, START);
        assertThat(workflows.asked.getLast().started()).isTrue();
    }

    @Test
    void aCommentIsSealedAndShownWithItsEntry() {
        var answer = api.act(owner, id, Map.of("action", "RESOLVE", "comment", "दवा आ गई है"));
        assertThat(answer.json().at("/timeline/2/text").asString()).isEqualTo("दवा आ गई है");
        assertThat(api.get(citizen, "/v1/complaints/" + id)
                        .json()
                        .at("/timeline/2/text")
                        .asString())
                .isEqualTo("दवा आ गई है");
        assertThat(api.get(TestPeople.a(Role.OPERATOR), "/v1/complaints/" + id)
                        .response()
                        .body())
                .doesNotContain("दवा आ गई है");
    }

    @Test
    void whoCannotSeeTheCaseGets404() {
        assertProblem(api.act(TestPeople.aCitizen(), id, WITHDRAW), 404, "not-found");
    }

    @Test
    void whoMayNeverDoItGets403() {
        assertProblem(api.act(citizen, id, START), 403, "forbidden");
        assertProblem(api.act(TestPeople.a(Role.OPERATOR), id, START), 403, "forbidden");
    }

    @Test
    void whatTheStateForbidsIs409AndNamesWhatIsAllowed() {
        var answer = api.act(citizen, id, Map.of("action", "RATE", "rating", 5));
        assertProblem(answer, 409, "illegal-transition");
        assertThat(strings(answer)).containsExactlyInAnyOrder("COMMENT", "WITHDRAW");
        assertThat(answer.json().get("detail").asString()).contains("RATE", "ASSIGNED");
        assertThat(workflows.asked).isEmpty();
    }

    @Test
    void fieldsAreCheckedAfterRelationAndState() {
        assertProblem(api.act(citizen, id, Map.of("action", "REJECT", "reason", "NONE")), 403, "forbidden");
        assertField(Map.of("action", "RESOLVE"), "missing-field", "comment");
        assertField(Map.of("action", "RESOLVE", "comment", "x".repeat(5001)), "invalid-value", "comment");
        assertField(Map.of("action", "REJECT", "reason", "NONE", "comment", "c"), "invalid-value", "reason");
        assertField(Map.of("action", "REJECT", "comment", "c"), "missing-field", "reason");
        assertField(Map.of(), "missing-field", "action");
        assertField(Map.of("action", "EXPLODE"), "invalid-value", "action");
        assertField(
                transfer(Map.of("lgdState", 33, "lgdDistrict", 212)), "district-outside-state", "office.lgdDistrict");
        assertField(transfer(Map.of("lgdDistrict", 568)), "district-outside-state", "office.lgdDistrict");
        assertField(transfer(Map.of("lgdState", 33)), "missing-field", "office.lgdDistrict");
        assertField(transfer(Map.of("lgdState", 99, "lgdDistrict", 212)), "unknown-place", "office.lgdState");
        assertField(transfer(Map.of("department", "NAVY")), "invalid-value", "office.department");
        assertField(transfer(Map.of("lgdDistrict", 212)), "invalid-value", "office");
    }

    @Test
    void whatAnActionHasNoUseForComesIntoNoHistory() {
        var answer = api.act(
                citizen,
                id,
                Map.of("action", "COMMENT", "comment", "c", "office", Map.of("department", "my neighbour")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(workflows.asked.getLast().request().office()).isNull();
    }

    @Test
    void aKeyThatIsNotRandomIsRepeatedToNobody() {
        var refused = api.act(citizen, id, START, "Idempotency-Key", "my-neighbour");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Idempotency-Key")).isEmpty();
    }

    @Test
    void aSuperiorAssignsOnlyToSomebodyWhoFits() {
        Actor superior = people.officer("BR-01");
        assertProblem(api.act(superior, id, Map.of("action", "ASSIGN")), 422, "missing-field");
        for (String nobody : List.of(
                "x",
                UUID.randomUUID().toString(),
                people.officer("TN-CHE-01").id().toString())) {
            var answer = api.act(superior, id, Map.of("action", "ASSIGN", "officerId", nobody));
            assertProblem(answer, 422, "invalid-value");
            assertThat(answer.field()).isEqualTo("officerId");
        }
        var assigned = api.act(
                superior,
                id,
                Map.of("action", "ASSIGN", "officerId", superior.id().toString()));
        assertThat(assigned.json().at("/owner/officerId").asString())
                .isEqualTo(superior.id().toString());
        assertThat(assigned.json().get("level").asInt()).isEqualTo(2);
    }

    @Test
    void notOurOfficeNamesTransfer() {
        var answer = api.act(owner, id, Map.of("action", "REJECT", "reason", "NOT_OUR_OFFICE", "comment", "c"));
        assertProblem(answer, 422, "not-our-office");
        assertThat(answer.json().get("detail").asString()).contains("TRANSFER");
    }

    @Test
    void whoTransfersACaseAwayIsAnsweredEvenSoAndAgain() {
        Map<String, ?> away = transfer(Map.of("lgdState", 33, "lgdDistrict", 568));
        for (int time = 1; time <= 2; time++) {
            var answer = api.act(owner, id, away, "Idempotency-Key", "away");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().at("/office/lgdDistrict").asInt()).isEqualTo(568);
            assertThat(answer.json().get("timeline").values())
                    .last()
                    .matches(entry -> entry.get("event").asString().equals("transferred"));
            assertThat(answer.json().has("description")).isFalse();
            assertThat(answer.json().has("workflow")).isFalse();
            assertThat(answer.json().at("/clocks/citizen/state").asString()).isEqualTo("RUNNING");
            assertThat(answer.json().get("clocks").has("officer"))
                    .as("the new owner's clock")
                    .isFalse();
        }
        assertThat(api.get(owner, "/v1/complaints/" + id).status()).isEqualTo(404);
        assertProblem(api.act(owner, id, START), 404, "not-found");
        assertThat(workflows.asked).hasSize(1);
    }

    @Test
    void whatCameAfterTheTransferIsNotTold() {
        Map<String, ?> away = transfer(Map.of("lgdState", 33, "lgdDistrict", 568));
        api.act(owner, id, away, "Idempotency-Key", "away-for-good");
        Map<String, ?> onward = transfer(Map.of("lgdState", 10, "lgdDistrict", 209));
        assertThat(api.act(people.officer("TN-CHE-01"), id, onward).status()).isEqualTo(200);
        var answer = api.act(owner, id, away, "Idempotency-Key", "away-for-good");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/office/lgdDistrict").asInt()).isEqualTo(568);
        assertThat(answer.json().has("clocks")).isFalse();
        assertThat(answer.json().get("timeline").values())
                .last()
                .matches(entry -> entry.get("event").asString().equals("transferred"));
    }

    @Test
    void aClosedCaseIsDecidedFromItsRowAlone() {
        api.act(citizen, id, WITHDRAW);
        workflows.asked.clear();
        workflows.mood = Mood.UNREACHABLE;
        var answer = api.act(citizen, id, Map.of("action", "COMMENT", "comment", "late"));
        assertProblem(answer, 409, "illegal-transition");
        assertThat(strings(answer)).isEmpty();
        assertThat(workflows.asked).isEmpty();
    }

    @Test
    void aCaseThatClosesMeanwhileIsDecidedFromItsRow() {
        workflows.mood = Mood.ENDS_MEANWHILE;
        var answer = api.act(people.officer("BR-01"), id, Map.of("action", "COMMENT", "comment", "late"));
        assertProblem(answer, 409, "illegal-transition");
        assertThat(answer.json().get("detail").asString()).contains("CLOSED");
    }

    @Test
    void withoutAnAnswerItIs503AndTheSameKeyAsksAgain() {
        workflows.mood = Mood.UNREACHABLE;
        var none = api.act(owner, id, START);
        assertProblem(none, 503, "workflow-unavailable");
        assertThat(none.header("Retry-After")).isNotBlank();
        String key = none.header("Idempotency-Key");
        workflows.mood = Mood.ANSWERS;
        var again = api.act(owner, id, START, "Idempotency-Key", key);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("status").asString()).isEqualTo("IN_PROGRESS");
        assertThat(again.header("Idempotency-Key")).isEqualTo(key);
    }

    @Test
    void aKeyWithoutAnAnswerStillStandsForItsBody() {
        workflows.mood = Mood.UNREACHABLE;
        comment("open", "first");
        workflows.mood = Mood.ANSWERS;
        assertProblem(comment("open", "second"), 422, "idempotency-key-reused");
        assertThat(comment("open", "first").json().at("/timeline/2/text").asString())
                .isEqualTo("first");
    }

    @Test
    void anActionWhoseAnswerWasLostHappensOnce() {
        workflows.mood = Mood.LOSES_ITS_ANSWER;
        assertProblem(comment("lost", "hello"), 503, "workflow-unavailable");
        workflows.mood = Mood.ANSWERS;
        var again = comment("lost", "hello");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("timeline")).hasSize(3);
        assertThat(comment("lost", "hello").json().get("timeline")).hasSize(3);
        assertThat(workflows.asked).hasSize(1);
    }

    /** Whoever was told nothing does not know whether the workflow was: its case is told to look. */
    @Test
    void aCaseOfAnActionWithoutAnAnswerIsToldToReadItsRow() {
        assertThat(comment("told", "hello").status()).isEqualTo(200);
        assertThat(rereads()).isZero();
        workflows.mood = Mood.LOSES_ITS_ANSWER;
        assertProblem(comment("untold", "hello"), 503, "workflow-unavailable");
        assertThat(rereads()).isEqualTo(1);
        workflows.mood = Mood.UNREACHABLE;
        assertProblem(api.act(owner, id, START, "Idempotency-Key", "away"), 503, "workflow-unavailable");
        assertProblem(api.act(owner, id, START, "Idempotency-Key", "away"), 503, "workflow-unavailable");
        assertThat(rereads()).as("once however often the same is asked").isEqualTo(2);
    }

    @Test
    void anActionSaysHowFarItsAskerHasReadTheRow() {
        comment("reads", "hello");
        assertThat(workflows.asked.getLast().request().rowSeq()).isEqualTo(2);
        comment("reads-on", "hello");
        assertThat(workflows.asked.getLast().request().rowSeq()).isEqualTo(3);
    }

    private int rereads() {
        return database.jdbc()
                .sql("SELECT count(*) FROM outbox WHERE business_key = ? AND kind = 'complaint.reread-row'")
                .param(id)
                .query(Integer.class)
                .single();
    }

    @Test
    void aKeyIsOnePersonsOwn() {
        assertThat(comment("shared", "hello").status()).isEqualTo(200);
        var other = api.act(citizen, id, Map.of("action", "COMMENT", "comment", "hello"), "Idempotency-Key", "shared");
        assertThat(other.json().get("timeline")).hasSize(4);
    }

    @Test
    void theTextOfARefusedActionIsNotKept() {
        int before = texts();
        api.act(citizen, id, Map.of("action", "RESOLVE", "comment", "mine"));
        assertThat(texts()).isEqualTo(before);
    }

    @Test
    void noSavedAnswerHoldsWhatAnybodyWrote() {
        comment("saved", "हमारी बात");
        assertThat(database.jdbc()
                        .sql("SELECT count(*) FROM idempotency_key t WHERE t::text LIKE '%हमारी बात%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Answer comment(String key, String text) {
        return api.act(owner, id, Map.of("action", "COMMENT", "comment", text), "Idempotency-Key", key);
    }

    private static Map<String, ?> transfer(Map<String, ?> office) {
        return Map.of("action", "TRANSFER", "comment", "c", "office", office);
    }

    private void assertField(Map<String, ?> body, String code, String field) {
        var answer = api.act(owner, id, body);
        assertProblem(answer, 422, code);
        assertThat(answer.field()).isEqualTo(field);
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.response().body()).contains('"' + code + '"');
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    private static List<String> strings(Answer answer) {
        var names = new ArrayList<String>();
        answer.json().get("allowedActions").forEach(name -> names.add(name.asString()));
        return names;
    }

    private int texts() {
        return database.jdbc()
                .sql("SELECT count(*) FROM vault.sealed_text")
                .query(Integer.class)
                .single();
    }
}
