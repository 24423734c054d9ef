package org.sahay.api.sync.event;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.DialectId;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AnnotationKeyword;
import com.networknt.schema.keyword.DisallowUnknownKeywordFactory;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON Schemas (2020-12) of payloads, one a type and version, compiled when the application starts. Beside the keywords of
 * the standard they know {@code x-personal}, which marks the text that somebody wrote or that says who somebody is.
 */
final class EventSchemas {
    static final String PERSONAL = "x-personal";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Schema STANDARD = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12));

    private final NearTimes dates;
    private final NearTimes dateTimes;
    private final Map<EventType, List<Schema>> byVersion = new EnumMap<>(EventType.class);

    /** @throws IllegalStateException naming the file that is missing or no schema */
    EventSchemas(Clock clock) {
        this(clock, "");
    }

    /** Those of a folder beside this class, which ends in a slash. */
    EventSchemas(Clock clock, String folder) {
        dates = NearTimes.dates(clock);
        dateTimes = NearTimes.dateTimes(clock);
        SchemaRegistry registry = registry();
        for (EventType type : EventType.values()) {
            List<Schema> schemas = new ArrayList<>();
            for (int version = 1; version <= type.newestVersion(); version++) {
                schemas.add(compiled(registry, folder + type.code() + ".v" + version + ".json"));
            }
            byVersion.put(type, List.copyOf(schemas));
        }
    }

    private SchemaRegistry registry() {
        Dialect dialect = Dialect.builder(Dialects.getDraft202012())
                .keyword(new AnnotationKeyword(PERSONAL))
                .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance())
                .format(dates)
                .format(dateTimes)
                .build();
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .failFast(true)
                .formatAssertionsEnabled(true)
                .locale(Locale.ROOT)
                .build();
        return SchemaRegistry.withDialect(dialect, builder -> builder.schemaRegistryConfig(config));
    }

    private static Schema compiled(SchemaRegistry registry, String file) {
        try (InputStream stream = EventSchemas.class.getResourceAsStream(file)) {
            return compiled(registry, file, Objects.requireNonNull(stream, "no such file"));
        } catch (IOException | RuntimeException broken) {
            throw new IllegalStateException("The schema " + file + " cannot be used", broken);
        }
    }

    private static Schema compiled(SchemaRegistry registry, String file, InputStream stream) {
        JsonNode read = JSON.readTree(stream);
        List<Error> errors = STANDARD.validate(read);
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(errors.toString());
        }
        Schema schema = registry.getSchema(SchemaLocation.of("classpath:" + file), read);
        schema.initializeValidators(); // the registry passes over what goes wrong with it
        return schema;
    }

    /** What of a payload breaks its schema first. */
    @Nullable
    Flaw flaw(EventType type, int version, JsonNode payload) {
        List<Error> errors =
                Objects.requireNonNull(byVersion.get(type)).get(version - 1).validate(payload);
        return errors.isEmpty() ? null : flaw(errors.getFirst());
    }

    private Flaw flaw(Error error) {
        return new Flaw(code(error), pointer(error).toString());
    }

    private FlawCode code(Error error) {
        return switch (error.getKeyword()) {
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" -> FlawCode.IMPOSSIBLE_VALUE;
            case "format" -> isDistantTime(error) ? FlawCode.IMPOSSIBLE_TIME : FlawCode.SCHEMA;
            default -> FlawCode.SCHEMA;
        };
    }

    private boolean isDistantTime(Error error) {
        String format = error.getSchemaNode().asString();
        String value = error.getInstanceNode().asString();
        return format.equals(dates.getName()) && dates.isTime(value)
                || format.equals(dateTimes.getName()) && dateTimes.isTime(value);
    }

    private static Pointer pointer(Error error) {
        Pointer pointer = new Pointer().enter("payload");
        NodePath path = error.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            pointer.enter(path.getElement(i));
        }
        return error.getProperty() == null ? pointer : pointer.enter(error.getProperty());
    }
}
