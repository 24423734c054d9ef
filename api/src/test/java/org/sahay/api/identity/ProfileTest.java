package org.sahay.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.TestPeople;
import org.sahay.workflows.identity.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** People's own profiles over HTTP; all people and identifiers are synthetic. */
@ApiTest
class ProfileTest {
    private static final String ME = "/v1/profile/me";
    private static final String ASHA = """
            {"name": " Asha Devi ", "preferredLanguage": "mni-Beng", "identifiers": [
              {"type": "ABHA_ADDRESS", "value": "asha.devi@sbx"},
              {"type": "ABHA_NUMBER", "value": "91 1234 5678 9015"}]}
            """;

    private static final String VILLAGE =
            "{\"village\": {\"lgdState\": 10, \"lgdDistrict\": 212, \"lgdVillage\": 246301}}";

    @Autowired
    TestApi api;

    private final Actor me = TestPeople.aCitizen();

    @Test
    void whoToldNothingYetHasAProfileThatAFirstChangeMakes() {
        Answer empty = read();
        assertThat(empty.status()).isEqualTo(200);
        assertThat(empty.header("ETag")).isEqualTo("\"0\"");
        assertThat(empty.header("Cache-Control")).contains("no-store");
        assertThat(empty.json().get("id").asString()).isEqualTo(me.id().toString());
        assertThat(empty.json().get("role").asString()).isEqualTo("citizen");
        for (String absent : List.of("name", "phone", "preferredLanguage", "roster")) {
            assertThat(empty.json().has(absent)).as(absent).isFalse();
        }
        assertThat(empty.json().get("identifiers")).isEmpty();

        Answer first = change("\"0\"", ASHA);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        assertThat(read().json()).isEqualTo(first.json());
        assertThat(read().header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void itsOwnerReadsItInWholeAsItIsKept() {
        JsonNode profile = change("*", ASHA).json();
        assertThat(profile.get("name").asString()).isEqualTo("Asha Devi");
        assertThat(profile.get("preferredLanguage").asString()).isEqualTo("mni-Beng");
        assertThat(identifier(profile, 0)).isEqualTo("ABHA_NUMBER 91-1234-5678-9015");
        assertThat(identifier(profile, 1)).isEqualTo("ABHA_ADDRESS asha.devi@sbx");
        assertThat(profile.get("warnings")).isEmpty();
        assertThat(profile.get("version").asLong()).isEqualTo(1);
    }

    @Test
    void aMergePatchChangesWhatItNamesAndNullRemoves() {
        change("*", ASHA);
        JsonNode renamed = change("\"1\"", "{\"name\": \"Asha Kumari\"}").json();
        assertThat(renamed.get("name").asString()).isEqualTo("Asha Kumari");
        assertThat(renamed.get("identifiers")).hasSize(2);
        JsonNode without = change("\"2\"", """
                {"name": null, "identifiers": [{"type": "ABHA_NUMBER", "value": "91123456789015"}]}
                """).json();
        assertThat(without.has("name")).isFalse();
        assertThat(without.get("identifiers")).hasSize(1);
        assertThat(without.get("preferredLanguage").asString()).isEqualTo("mni-Beng");
        JsonNode bare = change("\"3\"", "{\"identifiers\": null, \"preferredLanguage\": null}")
                .json();
        assertThat(bare.get("identifiers")).isEmpty();
        assertThat(bare.has("preferredLanguage")).isFalse();
        assertThat(change("\"4\"", "{}").header("ETag")).isEqualTo("\"4\"");
    }

    @Test
    void whereSomebodyLivesIsShownToThemUntilTheyTakeItBack() {
        change("*", ASHA);
        JsonNode told = change("\"1\"", VILLAGE).json();
        assertThat(told.get("village").toString())
                .isEqualTo("{\"lgdState\":10,\"lgdDistrict\":212,\"lgdVillage\":246301}");
        assertThat(read().json()).isEqualTo(told);
        assertThat(change("\"2\"", VILLAGE).header("ETag")).isEqualTo("\"2\"");
        JsonNode renamed = change("\"2\"", "{\"name\": \"Asha Kumari\"}").json();
        assertThat(renamed.at("/village/lgdVillage").asInt()).isEqualTo(246_301);
        JsonNode without = change("\"3\"", "{\"village\": null}").json();
        assertThat(without.has("village")).isFalse();
        assertThat(without.get("name").asString()).isEqualTo("Asha Kumari");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"village": {}}                                                    | village.lgdState    | missing-field
            {"village": {"lgdState": 10, "lgdVillage": 1}}                     | village.lgdDistrict | missing-field
            {"village": {"lgdState": 10, "lgdDistrict": 212}}                  | village.lgdVillage  | missing-field
            {"village": {"lgdState": 99, "lgdDistrict": 212, "lgdVillage": 1}} | village.lgdState    | unknown-place
            {"village": {"lgdState": 10, "lgdDistrict": 1, "lgdVillage": 1}}   | village.lgdDistrict | unknown-place
            {"village": {"lgdState": 33, "lgdDistrict": 212, "lgdVillage": 1}} | village.lgdDistrict | district-outside-state
            {"village": {"lgdState": 10, "lgdDistrict": 212, "lgdVillage": 0}} | village.lgdVillage  | invalid-value
            {"village": {"lgdState": 10, "lgdDistrict": 212, "lgdVillage": 10000000}} | village.lgdVillage | invalid-value
            """)
    void aVillageIsOneOfADistrictThereIs(String body, String field, String code) {
        Answer answer = change("*", body);
        assertThat(answer.status()).as(body).isEqualTo(422);
        assertThat(answer.field()).isEqualTo(field);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(read().header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void aChangeNeedsTheTagOfWhatItChanges() {
        assertThat(change("*", ASHA).status()).isEqualTo(200);
        Answer without = api.patch(me, ME, ASHA);
        assertThat(without.status()).isEqualTo(428);
        assertThat(without.code()).isEqualTo("precondition-required");
        assertThat(without.field()).isEqualTo("If-Match");
        for (String other : List.of("\"0\"", "\"2\"", "W/\"1\"", "1", "\"01\"", "nonsense", "\"x\", \"2\"")) {
            Answer refused = change(other, "{\"name\": \"Nobody\"}");
            assertThat(refused.status()).as(other).isEqualTo(412);
            assertThat(refused.code()).isEqualTo("precondition-failed");
        }
        assertThat(read().json().get("name").asString()).isEqualTo("Asha Devi");
        assertThat(change("\"7\", \"1\"", "{\"name\": \"Asha Kumari\"}").status())
                .isEqualTo(200);
    }

    @Test
    void aTagIsNoReasonToAnswerThatNothingChanged() {
        change("*", ASHA);
        assertThat(api.get(me, ME, "If-None-Match", "\"1\"").status()).isEqualTo(200);
    }

    @Test
    void ofTwoChangesAtOnceOneWinsAndTheOtherIs412() throws Exception {
        for (String tag : List.of("\"0\"", "\"1\"", "\"2\"")) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Callable<Integer> call = () -> change(tag, "{\"name\": \"Asha " + UUID.randomUUID() + "\"}")
                        .status();
                var answers = threads.invokeAll(Collections.nCopies(2, call)).stream()
                        .map(future -> future.resultNow())
                        .toList();
                assertThat(answers).containsExactlyInAnyOrder(200, 412);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"en, does not fit the others", "hi-IN, मेल नहीं खाता", "ta, பொருந்தவில்லை"})
    void aCheckDigitThatDoesNotFitIsAWarningAndNoRefusal(String language, String words) {
        Answer answer = api.patch(me, ME, """
                {"identifiers": [{"type": "ABHA_NUMBER", "value": "91-1234-5678-9012"}]}
                """, "If-Match", "*", "Accept-Language", language);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(identifier(answer.json(), 0)).isEqualTo("ABHA_NUMBER 91-1234-5678-9012");
        JsonNode warning = answer.json().at("/warnings/0");
        assertThat(warning.get("code").asString()).isEqualTo("abha-number-check-digit");
        assertThat(warning.get("field").asString()).isEqualTo("identifiers[0].value");
        assertThat(warning.get("message").asString()).contains(words);
        assertThat(answer.header("Content-Language")).isEqualTo(language.substring(0, 2));
        assertThat(api.get(me, ME, "Accept-Language", language).json().get("warnings"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"identifiers": [{"type": "ABHA_ADDRESS", "value": "91123456789015"}]}     | identifiers[0].value
            {"identifiers": [{"type": "ABHA_NUMBER", "value": "asha.devi@sbx"}]}       | identifiers[0].value
            {"identifiers": [{"type": "ABHA_NUMBER", "value": "9112345678901"}]}       | identifiers[0].value
            {"identifiers": [{"type": "LICENCE", "value": "91123456789015"}]}          | identifiers[0].type
            {"identifiers": [{"type": "ABHA_ADDRESS", "value": "asha@sbx"}, {"type": "ABHA_ADDRESS", "value": "devi@sbx"}]} | identifiers[1].type
            {"preferredLanguage": "mni"}                                               | preferredLanguage
            {"preferredLanguage": "fr"}                                                | preferredLanguage
            {"name": "  "}                                                             | name
            {"name": "two\\nlines"}                                                    | name
            """)
    void theTypeDecidesAndWhatBreaksItsRuleIs422(String body, String field) {
        Answer answer = change("*", body);
        assertThat(answer.status()).as(body).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("invalid-value");
        assertThat(answer.field()).isEqualTo(field);
        assertThat(answer.response().body()).doesNotContain("91123456789015", "asha.devi");
        assertThat(read().header("ETag")).isEqualTo("\"0\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"identifiers": [null]}                    | identifiers[0]
            {"identifiers": [{"value": "asha@sbx"}]}   | identifiers[0].type
            {"identifiers": [{"type": "ABHA_NUMBER"}]} | identifiers[0].value
            """)
    void anIdentifierHasATypeAndAValue(String body, String field) {
        Answer answer = change("*", body);
        assertThat(answer.code()).isEqualTo("missing-field");
        assertThat(answer.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "role", "roles", "phone", "version", "delegations", "warnings", "roster"})
    void whatIsNotTheirsToSayIsRefused(String field) {
        Answer answer = change("*", "{\"" + field + "\": \"forged\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("unknown-field");
        assertThat(answer.field()).isEqualTo(field);
        Answer within = change("*", "{\"identifiers\": [{\"" + field + "\": \"forged\"}]}");
        assertThat(within.code()).isEqualTo("unknown-field");
        assertThat(within.field()).isEqualTo("identifiers[0]." + field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"name\"",
                "{\"name\": 1}",
                "{\"identifiers\": {}}",
                "{\"village\": 246301}",
                "{\"village\": {\"lgdVillage\": \"a\"}}",
                "{\"name\": \"a\", \"name\": \"b\"}"
            })
    void whatIsNoMergePatchIs400(String body) {
        assertThat(change("*", body).status()).as(body).isEqualTo(400);
    }

    @Test
    void anotherFormatIs415AndSaysWhich() {
        var answer = api.send(api.request(me, ME, "If-Match", "*", "Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.header("Accept-Patch")).isEqualTo("application/merge-patch+json");
    }

    private Answer read() {
        return api.get(me, ME);
    }

    private Answer change(String ifMatch, String body) {
        return api.patch(me, ME, body, "If-Match", ifMatch);
    }

    private static String identifier(JsonNode profile, int index) {
        JsonNode identifier = profile.get("identifiers").get(index);
        return identifier.get("type").asString() + " " + identifier.get("value").asString();
    }
}
