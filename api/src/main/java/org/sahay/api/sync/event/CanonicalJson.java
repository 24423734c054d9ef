package org.sahay.api.sync.event;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON in a form that is the same for the same content: names in the order of their UTF-16 units, no white space, numbers as
 * {@link JsonTree} makes them. As RFC 8785 has it, but for numbers, which stay exact here where it would round them to doubles.
 */
public final class CanonicalJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private CanonicalJson() {}

    /** In UTF-8; of a tree that {@link BatchReader} has read. */
    public static byte[] bytes(JsonNode tree) {
        return JSON.writeValueAsBytes(tree);
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }
}
