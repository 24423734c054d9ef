package org.sahay.faults.canary;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An operation as the API's document has it.
 *
 * @param body null for one that takes none
 */
record Operation(
        String id,
        String method,
        String path,
        List<Parameter> parameters,
        @Nullable Body body) {
    Operation {
        parameters = List.copyOf(parameters);
    }

    /** @param in path, query or header */
    record Parameter(String name, String in, boolean required) {}

    /**
     * A body.
     *
     * @param example as it is checked in; what it holds is accepted
     */
    record Body(String mediaType, JsonNode example, List<Field> fields) {
        Body {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A field that holds a value.
     *
     * @param steps names and, of lists, the index 0
     * @param schema its own
     */
    record Field(List<String> steps, JsonNode schema) {
        Field {
            steps = List.copyOf(steps);
        }

        boolean isText() {
            return isOf("string");
        }

        /** Text of which the document does not say what it is. */
        boolean isFreeText() {
            return isText() && !schema.has("enum") && !schema.has("format") && !schema.has("pattern");
        }

        boolean isDecimal() {
            return isOf("number");
        }

        int longest() {
            return schema.path("maxLength").asInt(0);
        }

        private boolean isOf(String type) {
            JsonNode types = schema.path("type");
            return types.isArray()
                    ? types.valueStream().anyMatch(one -> one.asString().equals(type))
                    : types.asString("").equals(type);
        }

        boolean isBeside(Field other) {
            int last = steps.size() - 1;
            return other.steps.size() - 1 == last
                    && other.steps.subList(0, last).equals(steps.subList(0, last))
                    && !other.equals(this);
        }

        @Override
        public String toString() {
            return steps.stream().collect(Collectors.joining("."));
        }
    }

    List<String> parametersIn(String place) {
        return parameters.stream()
                .filter(parameter -> parameter.in().equals(place))
                .map(Parameter::name)
                .toList();
    }

    List<String> required(String place) {
        return parameters.stream()
                .filter(parameter -> parameter.in().equals(place) && parameter.required())
                .map(Parameter::name)
                .toList();
    }

    boolean takesFreeText() {
        return body != null && body.fields().stream().anyMatch(Field::isFreeText);
    }
}
