package org.sahay.faults.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sahay.faults.canary.Operation.Field;
import tools.jackson.databind.JsonNode;

class OperationsTest {
    private static final String DOCUMENT = """
            {"paths": {"/v1/things/{id}": {"post": {
               "operationId": "makeThing",
               "parameters": [{"name": "id", "in": "path", "required": true}, {"name": "X", "in": "header"}],
               "requestBody": {"content": {"application/json": {
                 "example": {"name": "a"}, "schema": {"$ref": "#/components/schemas/Thing"}}}}}}},
             "components": {"schemas": {
               "Thing": {"properties": {
                 "name": {"type": "string", "maxLength": 9},
                 "kind": {"type": "string", "enum": ["A", "B"]},
                 "place": {"$ref": "#/components/schemas/Place"},
                 "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}}}},
               "Place": {"properties": {"lat": {"type": "number"}, "village": {"type": "integer"}}}}}}
            """;

    @Test
    void everyOperationIsReadWithItsParametersAndFields() {
        Operation operation = Operations.in(json(DOCUMENT)).getFirst();
        assertThat(operation.id()).isEqualTo("makeThing");
        assertThat(operation.method()).isEqualTo("POST");
        assertThat(operation.parametersIn("path")).containsExactly("id");
        assertThat(operation.required("header")).isEmpty();
        assertThat(operation.body().fields())
                .extracting(Field::toString)
                .contains("name", "kind", "place.lat", "place.village", "parts.0.name")
                .hasSizeLessThan(30);
        assertThat(operation.body().fields().stream().filter(Field::isFreeText))
                .extracting(Field::toString)
                .contains("name")
                .doesNotContain("kind", "place.lat");
        assertThat(operation.body().fields().stream().filter(Field::isDecimal))
                .extracting(Field::toString)
                .contains("place.lat")
                .doesNotContain("place.village");
    }

    @Test
    void aBodyWithoutAnExampleIsNamedWithTheFileToAdd() {
        assertThatThrownBy(() -> Operations.in(json(DOCUMENT.replace("\"example\"", "\"sample\""))))
                .hasMessage("makeThing has no example of its body: add"
                        + " api/src/main/resources/openapi/makeThing.request.json");
    }

    @Test
    void aValueIsPutWhereverTheFieldIs() {
        assertThat(Bodies.with(json("{\"a\": {\"b\": 1, \"c\": 2}}"), List.of("a", "b"), Bodies.text("x")))
                .isEqualTo(json("{\"a\": {\"b\": \"x\", \"c\": 2}}"));
        assertThat(Bodies.with(json("{}"), List.of("a", "0", "b"), Bodies.text("x")))
                .isEqualTo(json("{\"a\": [{\"b\": \"x\"}]}"));
        assertThat(Bodies.with(json("{\"a\": [{\"b\": 1}, {\"b\": 2}]}"), List.of("a", "0", "b"), Bodies.list("x")))
                .isEqualTo(json("{\"a\": [{\"b\": [\"x\"]}, {\"b\": 2}]}"));
    }

    @Test
    void anAppShowsTheCodesOfTheStandard() {
        // RFC 6238, appendix B: the key "12345678901234567890" at 59 s and later
        var app = new Totp("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(app.code(Instant.ofEpochSecond(59))).isEqualTo("287082");
        assertThat(app.code(Instant.ofEpochSecond(1_111_111_109))).isEqualTo("081804");
    }

    private static JsonNode json(String text) {
        return Persons.JSON.readTree(text);
    }
}
