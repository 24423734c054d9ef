package org.sahay.store.temporal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** Domain records as JSON in rows, by the same rules as in Temporal's payloads. */
public final class CaseJson {
    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

    private final ObjectMapper mapper = SahayDataConverter.mapper();

    /** @throws IllegalArgumentException when the value has no JSON form */
    public String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "No JSON form: " + value.getClass().getName(), e);
        }
    }

    /** @throws IllegalArgumentException when the text is not such a value; the message does not quote it */
    public <T> T read(String json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw unreadable(type.getName(), e);
        }
    }

    /** @throws IllegalArgumentException when the text is not JSON */
    public JsonNode tree(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw unreadable("JSON", e);
        }
    }

    /** @throws IllegalArgumentException when the text is not an object of strings */
    public Map<String, String> readStrings(String json) {
        try {
            return mapper.readValue(json, STRINGS);
        } catch (JsonProcessingException e) {
            throw unreadable("a map of strings", e);
        }
    }

    /** Says where, for an operator; the cause stays out because its message quotes the value. */
    private static IllegalArgumentException unreadable(String what, JsonProcessingException e) {
        var at = e.getLocation();
        return new IllegalArgumentException("Not %s: %s at line %d, column %d"
                .formatted(what, e.getClass().getSimpleName(), at.getLineNr(), at.getColumnNr()));
    }
}
