package org.sahay.api.edge;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns what the JSON parser says into a problem that names the field, and none of what was sent. */
final class JsonFaults {
    private JsonFaults() {}

    static Problem problem(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                at(ProblemCode.UNKNOWN_FIELD, unknown, "no such field").withStatus(400);
            case InputCoercionException number
            when !number.getPath().isEmpty() ->
                at(ProblemCode.INVALID_VALUE, number, "the number is too large").withStatus(400);
            case StreamReadException broken -> Problem.of(ProblemCode.MALFORMED_JSON);
            case DatabindException mismatch
            when !mismatch.getPath().isEmpty() ->
                mismatch.getCause() instanceof StreamReadException
                        ? Problem.of(ProblemCode.MALFORMED_JSON)
                        : at(ProblemCode.INVALID_VALUE, mismatch, "the JSON type is wrong")
                                .withStatus(400);
            case null, default -> Problem.of(ProblemCode.MALFORMED_JSON);
        };
    }

    private static Problem at(ProblemCode code, JacksonException fault, String rule) {
        String path = fault.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        return Problem.of(code, Fields.shown(path), rule);
    }
}
