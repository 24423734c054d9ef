package org.sahay.faults.canary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sahay.faults.canary.Operation.Body;
import org.sahay.faults.canary.Operation.Field;
import org.sahay.faults.canary.Operation.Parameter;
import tools.jackson.databind.JsonNode;

/** Reads the operations of an OpenAPI document: whatever is in it is asked, so that a new one is asked by itself. */
final class Operations {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final int DEEPEST = 6;

    private final JsonNode document;

    private Operations(JsonNode document) {
        this.document = document;
    }

    static List<Operation> in(JsonNode document) {
        return new Operations(document).all();
    }

    private List<Operation> all() {
        var all = new ArrayList<Operation>();
        document.get("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> {
                    if (METHODS.contains(method)) {
                        all.add(operation(path, method.toUpperCase(Locale.ROOT), operation));
                    }
                }));
        return all;
    }

    private Operation operation(String path, String method, JsonNode operation) {
        String id = operation.path("operationId").asString("");
        if (id.isEmpty()) {
            throw new AssertionError(method + " " + path + " has no operation id: give it one in @Operation");
        }
        List<Parameter> parameters = operation
                .path("parameters")
                .valueStream()
                .map(this::resolved)
                .map(parameter -> new Parameter(
                        parameter.get("name").asString(),
                        parameter.get("in").asString(),
                        parameter.path("required").asBoolean(false)))
                .toList();
        return new Operation(id, method, path, parameters, body(id, operation.path("requestBody")));
    }

    private @Nullable Body body(String id, JsonNode requestBody) {
        if (requestBody.isMissingNode()) {
            return null;
        }
        var content =
                resolved(requestBody).get("content").properties().iterator().next();
        JsonNode example = content.getValue().path("example");
        if (!example.isObject()) {
            throw new AssertionError("%s has no example of its body: add api/src/main/resources/openapi/%s.request.json"
                    .formatted(id, id));
        }
        var fields = new ArrayList<Field>();
        addFields(fields, List.of(), content.getValue().get("schema"));
        return new Body(content.getKey(), example, fields);
    }

    private void addFields(List<Field> fields, List<String> steps, JsonNode unresolved) {
        JsonNode schema = resolved(unresolved);
        if (steps.size() > DEEPEST) {
            return; // a type that holds itself
        }
        if (schema.has("properties")) {
            schema.get("properties").forEachEntry((name, property) -> addFields(fields, with(steps, name), property));
        } else if (schema.has("items")) {
            addFields(fields, with(steps, "0"), schema.get("items"));
        } else {
            fields.add(new Field(steps, schema));
        }
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asString("");
        if (reference.isEmpty()) {
            return node;
        }
        JsonNode found = document.at(reference.substring(1));
        if (found.isMissingNode()) {
            throw new AssertionError("The document has no " + reference);
        }
        return found;
    }

    private static List<String> with(List<String> steps, String step) {
        var more = new ArrayList<>(steps);
        more.add(step);
        return more;
    }
}
