package org.sahay.api.openapi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Where the API's document says that bodies hold what is sealed. */
public final class ResponseSchemas {
    private final JsonNode document;

    private ResponseSchemas(JsonNode document) {
        this.document = document;
    }

    public static ResponseSchemas of(JsonNode document) {
        return new ResponseSchemas(document);
    }

    /** The places of an operation's successful answers that are marked, as {@code /items/X/text} with a star for X. */
    public Set<String> personal(JsonNode operation) {
        var places = new TreeSet<String>();
        operation.get("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .flatMap(response -> response.getValue().path("content").values().stream())
                .forEach(media -> walk(media.get("schema"), "", places, new ArrayDeque<>()));
        return places;
    }

    /** The same of what is sent. */
    public Set<String> personalSent(JsonNode operation) {
        var places = new TreeSet<String>();
        operation
                .at("/requestBody/content")
                .forEach(media -> walk(media.get("schema"), "", places, new ArrayDeque<>()));
        return places;
    }

    private void walk(JsonNode schema, String place, Set<String> places, Deque<String> within) {
        String reference = schema.path("$ref").asString("");
        if (schema.path("x-personal").asBoolean(false)) {
            places.add(place);
        }
        if (!reference.isEmpty() && !within.contains(reference)) {
            within.push(reference);
            walk(document.at(reference.substring(1)), place, places, within);
            within.pop();
        }
        schema.path("properties")
                .properties()
                .forEach(property -> walk(property.getValue(), place + "/" + property.getKey(), places, within));
        if (schema.has("items")) {
            walk(schema.get("items"), place + "/*", places, within);
        }
    }
}
