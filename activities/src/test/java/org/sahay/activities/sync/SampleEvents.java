package org.sahay.activities.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.store.sync.OpenedEvent;
import org.sahay.store.sync.PublishedEvent;
import org.sahay.store.vault.RowSeals;
import org.sahay.store.vault.SealedBytes;

/** Events made from the schemas that the API checks them against: every field is there, and says something of its own. */
final class SampleEvents {
    private static final Path FOLDER = Path.of("../api/src/main/resources/org/sahay/api/sync/event");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, JsonNode> SCHEMAS = read();

    /** What every text says somewhere, in lower case; dates and ids have their own. */
    static final List<String> CANARIES = List.of("zqcanary", "c0ffee", "2031-05", "71.375");

    private SampleEvents() {}

    /**
     * A field that holds no others.
     *
     * @param path with dots, and {@code []} behind an array
     */
    record Leaf(String path, JsonNode schema) {}

    static List<String> types() {
        return List.copyOf(SCHEMAS.keySet());
    }

    static List<Leaf> leaves(String type) {
        var found = new ArrayList<Leaf>();
        collect("", schema(type), found);
        return found;
    }

    static ObjectNode payload(String type) {
        return (ObjectNode) sample(schema(type), "");
    }

    /** Values a field may have besides the one it has; an absent one is null. */
    static List<@Nullable JsonNode> otherValues(Leaf leaf) {
        var others = new ArrayList<@Nullable JsonNode>();
        others.add(null);
        JsonNode schema = leaf.schema();
        schema.path("enum").forEach(others::add);
        switch (kind(schema)) {
            case "boolean" -> others.addAll(List.of(node(true), node(false)));
            case "integer", "number" ->
                others.addAll(List.of(
                        node(schema.path("minimum").decimalValue()),
                        node(schema.path("maximum").decimalValue()),
                        node(new BigDecimal("1")),
                        node(new BigDecimal("2.5"))));
            default -> others.addAll(List.of(node("other"), node("zqcanary.other"), node("ZQCANARY_OTHER")));
        }
        return others;
    }

    static ObjectNode with(ObjectNode payload, String path, @Nullable JsonNode value) {
        ObjectNode changed = payload.deepCopy();
        set(changed, path, value);
        return changed;
    }

    static OpenedEvent event(String type, ObjectNode payload) {
        return new OpenedEvent(published(type), payload);
    }

    static PublishedEvent published(String type) {
        var id = UUID.randomUUID();
        var subject = UUID.randomUUID();
        return new PublishedEvent(
                id,
                subject,
                UUID.randomUUID(),
                type,
                1,
                Instant.parse("2026-11-01T20:15:16.171Z"),
                Instant.parse("2026-11-02T04:30:00Z"),
                7_654_321,
                null,
                new RowSeals.Kept(new RowSeals.Place(SealedBytes.SYNC_EVENT, id, subject), new byte[0], 1, 1));
    }

    private static JsonNode schema(String type) {
        return SCHEMAS.get(type);
    }

    private static Map<String, JsonNode> read() {
        var schemas = new TreeMap<String, JsonNode>();
        try (var files = Files.newDirectoryStream(FOLDER, "*.v1.json")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                schemas.put(name.substring(0, name.length() - ".v1.json".length()), JSON.readTree(file.toFile()));
            }
            return schemas;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kind(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).textValue() : type.asText("string");
    }

    private static void collect(String path, JsonNode schema, List<Leaf> found) {
        switch (kind(schema)) {
            case "object" ->
                schema.path("properties")
                        .properties()
                        .forEach(property -> collect(join(path, property.getKey()), property.getValue(), found));
            case "array" -> collect(path + "[]", schema.get("items"), found);
            default -> found.add(new Leaf(path, schema));
        }
    }

    private static JsonNode sample(JsonNode schema, String path) {
        switch (kind(schema)) {
            case "object" -> {
                var object = JsonNodeFactory.instance.objectNode();
                schema.path("properties")
                        .properties()
                        .forEach(property -> object.set(
                                property.getKey(), sample(property.getValue(), join(path, property.getKey()))));
                return object;
            }
            case "array" -> {
                var array = JsonNodeFactory.instance.arrayNode();
                array.add(sample(schema.get("items"), path));
                array.add(sample(schema.get("items"), path));
                return array;
            }
            case "boolean" -> {
                return node(true);
            }
            case "integer" -> {
                return node(
                        BigDecimal.valueOf(Math.min(3, schema.path("maximum").asInt(3))));
            }
            case "number" -> {
                return node(new BigDecimal("71.375"));
            }
            default -> {
                return node(text(schema, path));
            }
        }
    }

    private static String text(JsonNode schema, String path) {
        if (schema.has("enum")) {
            return schema.get("enum").get(0).textValue();
        }
        String pattern = schema.path("pattern").asText("");
        return switch (schema.path("format").asText("")) {
            case "uuid" -> "c0ffee00-0000-4000-8000-000000000001";
            case "date" -> "2031-05-17";
            case "date-time" -> "2031-05-17T03:04:05Z";
            default ->
                pattern.startsWith("^[A-Z]")
                        ? "ZQCANARY_" + path.replaceAll("[^a-z]", "").toUpperCase(java.util.Locale.ROOT)
                        : "zqcanary." + path.replaceAll("[^a-z]", "");
        };
    }

    private static void set(JsonNode place, String path, @Nullable JsonNode value) {
        int dot = path.indexOf('.');
        String step = dot < 0 ? path : path.substring(0, dot);
        String name = step.replace("[]", "");
        if (dot < 0 && !step.endsWith("[]")) {
            if (value == null) {
                ((ObjectNode) place).remove(name);
            } else {
                ((ObjectNode) place).set(name, value);
            }
        } else if (dot < 0) {
            ArrayNode texts = (ArrayNode) place.get(name);
            if (value != null) {
                texts.set(0, value);
            }
        } else if (step.endsWith("[]")) {
            place.get(name).forEach(element -> set(element, path.substring(dot + 1), value));
        } else {
            set(place.get(name), path.substring(dot + 1), value);
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static JsonNode node(Object value) {
        return JSON.valueToTree(value);
    }
}
