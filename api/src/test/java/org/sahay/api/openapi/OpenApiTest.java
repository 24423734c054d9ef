package org.sahay.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class OpenApiTest {
    @Autowired
    TestApi api;

    @Test
    void everyOperationSaysWhatItDoesWhoMayAndHowItFails() {
        var operations = operations();
        assertThat(operations).hasSizeGreaterThanOrEqualTo(6);
        operations.forEach((name, operation) -> {
            assertThat(operation.path("operationId").asString("")).as(name).isNotBlank();
            assertThat(operation.path("summary").asString("")).as(name).isNotBlank();
            assertThat(operation.path("description").asString("")).as(name).contains("Roles: ");
            assertThat(operation.path("x-roles")).as(name).isNotEmpty();
            assertThat(operation.path("x-rate-limits")).as(name).isNotEmpty();
            boolean open = operation.path("security").isArray()
                    && operation.path("security").isEmpty();
            assertThat(open)
                    .as(name)
                    .isEqualTo(operation.at("/x-roles/0").asString().equals("anyone"));
            for (String status :
                    open ? List.of("406", "429", "500", "503") : List.of("401", "403", "406", "429", "500", "503")) {
                assertThat(operation.at("/responses/" + status + "/x-problem-codes"))
                        .as(name + status)
                        .isNotEmpty();
            }
        });
    }

    @Test
    void whateverShowsWhatIsSealedSaysWhy() {
        var showing = new ArrayList<String>();
        operations().forEach((name, operation) -> {
            if (!ResponseSchemas.of(document()).personal(operation).isEmpty()) {
                showing.add(operation.get("operationId").asString());
                assertThat(operation.path("x-purpose")).as(name).isNotEmpty();
            }
        });
        assertThat(showing)
                .containsExactlyInAnyOrder(
                        "readComplaint",
                        "actOnComplaint",
                        "listDevMessages",
                        "readProfile",
                        "changeProfile",
                        "listProfileHistory",
                        "restoreProfileEdit",
                        "listQuarantine",
                        "listChanges");
    }

    @Test
    void everyBodyHasAnExample() {
        operations().forEach((name, operation) -> {
            if (operation.has("requestBody")) {
                operation
                        .at("/requestBody/content")
                        .forEach(media ->
                                assertThat(media.has("example")).as(name).isTrue());
            }
            operation.get("responses").properties().stream()
                    .filter(response -> response.getKey().startsWith("2"))
                    .forEach(response -> response.getValue()
                            .path("content")
                            .forEach(media ->
                                    assertThat(media.has("example")).as(name).isTrue()));
        });
    }

    @Test
    void aStatusThatMayBeNullHasNullAmongItsValues() {
        JsonNode from = api.get(null, "/v3/api-docs").json().at("/components/schemas/TimelineEntry/properties/from");
        assertThat(from.get("type").values()).anyMatch(type -> type.asString().equals("null"));
        assertThat(from.get("enum").values()).hasSize(9).anyMatch(JsonNode::isNull);
    }

    @Test
    void whatOnlyLocalPlatformsHaveIsInTheirDocument() {
        assertThat(operations()).containsKey("get /v1/dev/messages");
    }

    @Test
    void nobodyIsAskedWhoTheyAreByParameter() {
        operations().forEach((name, operation) -> {
            var parameters = new ArrayList<String>();
            operation
                    .path("parameters")
                    .forEach(parameter -> parameters.add(parameter.get("name").asString()));
            assertThat(parameters).as(name).doesNotContain("actor", "id.value", "query", "request");
        });
    }

    @Test
    void thePageThatShowsItIsThere() {
        assertThat(api.get(null, "/swagger-ui/index.html").status()).isEqualTo(200);
    }

    private Map<String, JsonNode> operations() {
        JsonNode document = document();
        assertThat(document.get("openapi").asString()).startsWith("3.1");
        var operations = new java.util.TreeMap<String, JsonNode>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.put(method.getKey() + " " + path.getKey(), method.getValue())));
        return operations;
    }

    private JsonNode document() {
        return api.get(null, "/v3/api-docs").json();
    }
}
