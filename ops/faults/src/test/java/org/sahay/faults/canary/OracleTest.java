package org.sahay.faults.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sahay.faults.canary.Operation.Body;
import org.sahay.faults.canary.Operation.Field;

/** Content with what is right, and names what was planted. */
class OracleTest {
    private static final String PROBLEM = "application/problem+json";

    private final Canaries canaries = new Canaries();
    private final Canary name = canaries.make(Kind.NAME, "changeProfile, name");
    private final Canary word = canaries.make(Kind.WORD, "changeProfile, name of a field");

    @Test
    void whatIsSeenIsNamedWithItsPlaceAndForm() {
        assertThat(Oracle.leaks(List.of())).isEmpty();
        assertThat(Oracle.leaks(List.of(new Sighting("keys of Redis", "all", name, "base64"))))
                .singleElement()
                .asString()
                .contains("keys of Redis, all", "changeProfile, name", "base64");
    }

    @Test
    void aPlantedLeakMustBeSeenInItsOwnPlace() {
        var planted = Map.of("records of Kafka", List.of(name, word));
        var seen = Stream.of(name, word)
                .map(canary -> new Sighting("records of Kafka", "a topic", canary, "UTF-8"))
                .toList();
        assertThat(Oracle.unseen(planted, seen)).isEmpty();
        assertThat(Oracle.unseen(planted, seen.subList(0, 1))).hasSize(1);
        assertThat(Oracle.unseen(Map.of("keys of Redis", List.of(name)), seen))
                .singleElement()
                .asString()
                .startsWith("keys of Redis shows nothing of NAME");
    }

    @Test
    void aRefusalThatRepeatsAValueIsNamed() {
        assertThat(repetitions(told(400, PROBLEM, "{\"code\": \"invalid-value\", \"field\": \"name\"}")))
                .isEmpty();
        assertThat(repetitions(told(400, PROBLEM, "{\"detail\": \"" + name.value() + "\"}")))
                .hasSize(1);
        assertThat(repetitions(
                        told(422, PROBLEM, "{\"detail\": \"" + name.value().toUpperCase(Locale.ROOT) + "\"}")))
                .hasSize(1);
        assertThat(repetitions(told(200, "application/json", "{\"name\": \"" + name.value() + "\"}")))
                .isEmpty();
    }

    @Test
    void aHeaderThatRepeatsAValueIsNamed() {
        var answer = new Told(request(), 409, Map.of("idempotency-key", List.of(name.value())), "");
        assertThat(repetitions(answer)).hasSize(1);
    }

    @Test
    void theNameOfAnUnknownFieldMayBeRepeatedAndNothingElse() {
        String body = "{\"code\": \"%s\", \"field\": \"%s\"}";
        assertThat(repetitions(told(400, PROBLEM, body.formatted("unknown-field", word.value()))))
                .isEmpty();
        assertThat(repetitions(told(400, PROBLEM, body.formatted("invalid-value", word.value()))))
                .hasSize(1);
        assertThat(repetitions(told(400, PROBLEM, body.formatted("unknown-field", name.value()))))
                .hasSize(1);
    }

    @Test
    void theUserNameMayStandInItsInputAndNowhereElse() {
        Canary typed = canaries.make(Kind.WORD, "page /staff/sign-in, userName");
        String input = "<input id=\"user-name\" name=\"userName\" type=\"text\" maxlength=\"64\" value=\"%s\">"
                .formatted(typed.value());
        assertThat(repetitions(page(typed, input))).isEmpty();
        assertThat(repetitions(page(typed, input + "<p>" + typed.value() + "</p>")))
                .hasSize(1);
        assertThat(repetitions(page(typed, input.replace("userName", "password"))))
                .hasSize(1);
    }

    @Test
    void aPageMayShowWhoseItIs() {
        assertThat(repetitions(page(word, "<p>" + name.value() + "</p>"))).isEmpty();
    }

    @Test
    void anOperationThatWasNeverAcceptedIsNamedWithWhatToDo() {
        var operation = operation("{\"type\": \"string\"}");
        assertThat(Oracle.untried(List.of(operation), List.of(told(404, PROBLEM, "{}")), Set.of()))
                .singleElement()
                .asString()
                .startsWith("changeProfile was never accepted: say in Scene what it needs");
        assertThat(Oracle.untried(List.of(operation), List.of(told(200, "application/json", "{}")), Set.of()))
                .isEmpty();
    }

    @Test
    void anOperationThatTakesTextMustHaveTakenACanary() {
        var without = new Told(
                new Request("changeProfile", "as its example", "PATCH", "/", Map.of(), "{}", List.of(), List.of()),
                200,
                Map.of(),
                "{}");
        var text = List.of(operation("{\"type\": [\"string\", \"null\"]}"));
        assertThat(Oracle.untried(text, List.of(without), Set.of()))
                .containsExactly("changeProfile never took a canary: add a kind that fits a field of its to Kind");
        assertThat(Oracle.untried(text, List.of(without), Set.of("changeProfile")))
                .isEmpty();
        var closed = List.of(operation("{\"type\": \"string\", \"enum\": [\"a\"]}"));
        assertThat(Oracle.untried(closed, List.of(without), Set.of())).isEmpty();
    }

    private enum Deed {
        DO,
        UNDO
    }

    @Test
    void aDeedThatNobodyDidIsNamed() {
        var done = new Told(
                new Request("act", "a journey", "POST", "/", Map.of(), "{\"deed\":\"DO\"}", List.of(), List.of()),
                200,
                Map.of(),
                "");
        assertThat(Oracle.missing(Deed.class, "deed", List.of(done)))
                .containsExactly("no UNDO was accepted: let CaseJourney do it");
    }

    private List<String> repetitions(Told answer) {
        return Oracle.repetitions(List.of(answer), canaries.all());
    }

    private Request request() {
        return new Request(
                "changeProfile",
                "a name",
                "PATCH",
                "/",
                Map.of(),
                "{\"name\":\"%s\",\"%s\":1}".formatted(name.value(), word.value()),
                List.of(name),
                List.of(word));
    }

    private Told told(int status, String type, String body) {
        return new Told(request(), status, Map.of("content-type", List.of(type)), body);
    }

    private static Told page(Canary typed, String html) {
        return new Told(
                new Request("page", "a journey", "POST", "/", Map.of(), null, List.of(typed), List.of()),
                422,
                Map.of("content-type", List.of("text/html;charset=UTF-8")),
                html);
    }

    private static Operation operation(String schema) {
        var field = new Field(List.of("name"), Persons.JSON.readTree(schema));
        var body = new Body("application/json", Persons.JSON.createObjectNode(), List.of(field));
        return new Operation("changeProfile", "PATCH", "/", List.of(), body);
    }
}
