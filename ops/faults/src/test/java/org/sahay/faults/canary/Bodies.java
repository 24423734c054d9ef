package org.sahay.faults.canary;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies with another value in one place. */
final class Bodies {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Bodies() {}

    /** A copy; objects and lists on the way are made when they are not there. */
    static JsonNode with(JsonNode body, List<String> steps, JsonNode value) {
        if (steps.isEmpty()) {
            return value;
        }
        String step = steps.getFirst();
        List<String> rest = steps.subList(1, steps.size());
        if (step.equals("0")) {
            ArrayNode list = body instanceof ArrayNode there ? there.deepCopy() : JSON.arrayNode();
            JsonNode first = with(list.path(0), rest, value);
            if (list.isEmpty()) {
                list.add(first);
            } else {
                list.set(0, first);
            }
            return list;
        }
        ObjectNode object = body instanceof ObjectNode there ? there.deepCopy() : JSON.objectNode();
        object.set(step, with(object.path(step), rest, value));
        return object;
    }

    static JsonNode text(String text) {
        return JSON.stringNode(text);
    }

    static JsonNode list(String text) {
        return JSON.arrayNode().add(text);
    }

    static JsonNode object(String name, String text) {
        return JSON.objectNode().put(name, text);
    }

    static JsonNode decimal(String number) {
        return JSON.numberNode(Double.parseDouble(number));
    }
}
