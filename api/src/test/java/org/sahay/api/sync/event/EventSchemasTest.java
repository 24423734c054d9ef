package org.sahay.api.sync.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What every schema of an event keeps to. */
class EventSchemasTest {
    /** Neither a repetition of a group nor one beside another of the same characters: none of them can take long. */
    private static final Pattern SIMPLE_PATTERN =
            Pattern.compile("\\\\S|\\^\\[[\\w-]+](\\[[\\w.-]+]\\*\\$|\\{2,3}\\(-\\[A-Z]\\[a-z]\\{3}\\)\\?\\$)");

    /** Names of fields in which people write what they like, or by which they can be known. */
    private static final Set<String> TELLING =
            Set.of("note", "narrative", "answer", "description", "reason", "name", "lat", "lon");

    static List<Path> files() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(EventSchemas.class.getResource("vital.recorded.v1.json"))
                            .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thereIsOneForEachVersionOfEachTypeAndNoOther() {
        var expected = new TreeSet<String>();
        for (EventType type : EventType.values()) {
            IntStream.rangeClosed(1, type.newestVersion())
                    .forEach(version -> expected.add(type.code() + ".v" + version + ".json"));
        }
        assertThat(files().stream().map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everythingInItHasABound(Path file) {
        List<String> unbounded = new ArrayList<>();
        walk("", read(file), unbounded);
        assertThat(unbounded).isEmpty();
    }

    private static void walk(String path, JsonNode schema, List<String> unbounded) {
        boolean text = isOf(schema, "string");
        if (isOf(schema, "object") && !schema.path("unevaluatedProperties").isBoolean()
                || text && !schema.has("maxLength")
                || isOf(schema, "array") && !schema.has("maxItems")
                || isOf(schema, "integer") && !(schema.has("minimum") && schema.has("maximum"))
                || isOf(schema, "number") && !schema.has("maximum") && !path.endsWith("/value")
                || schema.has("pattern")
                        && !SIMPLE_PATTERN
                                .matcher(schema.path("pattern").asString())
                                .matches()
                || !schema.has("type") && !schema.has("enum")) {
            unbounded.add(path);
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String below = path + "/" + property.getKey();
            if (TELLING.contains(property.getKey()) != property.getValue().has(EventSchemas.PERSONAL)
                    && !below.endsWith("identifiers/value")
                    && !below.startsWith("/village/")) {
                unbounded.add(below + " personal or not?");
            }
            walk(below, property.getValue(), unbounded);
        }
        if (schema.has("items")) {
            walk(path, schema.path("items"), unbounded);
        }
    }

    private static boolean isOf(JsonNode schema, String type) {
        JsonNode types = schema.path("type");
        return types.asString("").equals(type)
                || types.valueStream().anyMatch(one -> one.asString().equals(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken-json/", "unknown-keyword/", "broken-pattern/", "no-type/", "missing/"})
    void oneThatCannotBeUsedStopsTheStartNamingItsFile(String folder) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new EventSchemas(Clock.systemUTC(), folder))
                .withMessageContaining(folder + "vital.recorded.v1.json");
    }

    @Test
    void theFixturesTellEverythingThatCanBeTold() {
        for (EventType type : EventType.values()) {
            JsonNode schema = read(folder().resolve(type.code() + ".v1.json"));
            assertThat(Events.JSON.readTree(Events.PAYLOADS.get(type)).propertyNames())
                    .as(type.code())
                    .isEqualTo(schema.path("properties").propertyNames());
        }
    }

    @Test
    void complaintsAndProfilesHaveTheFieldsOfTheirOperations() throws IOException {
        JsonNode api = Events.JSON.readTree(Files.readString(Path.of("openapi.json")));
        for (List<String> pair :
                Arrays.asList(List.of("complaint.filed", "NewComplaint"), List.of("profile.edited", "ProfilePatch"))) {
            JsonNode schema = read(folder().resolve(pair.getFirst() + ".v1.json"));
            JsonNode body = api.at("/components/schemas/" + pair.getLast());
            assertThat(schema.path("properties").propertyNames())
                    .containsExactlyInAnyOrderElementsOf(body.path("properties").propertyNames());
            assertThat(schema.path("required").valueStream().map(JsonNode::asString))
                    .containsExactlyInAnyOrderElementsOf(body.path("required")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
        }
    }

    private static JsonNode read(Path file) {
        try {
            return Events.JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
