package org.sahay.api.sync.event;

import static org.sahay.api.sync.event.FlawCode.DUPLICATE_FIELD;
import static org.sahay.api.sync.event.FlawCode.IMPOSSIBLE_VALUE;
import static org.sahay.api.sync.event.FlawCode.MALFORMED_JSON;
import static org.sahay.api.sync.event.FlawCode.TOO_DEEP;
import static org.sahay.api.sync.event.FlawCode.TOO_LARGE;
import static org.sahay.api.sync.event.FlawCode.UNREADABLE_TEXT;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Makes the tree of one value, token by token, and stops at the first thing in it that could not be kept or computed with. The
 * limits that Jackson would set are set here, as here is known at which field they are passed. Numbers are exact and in their
 * shortest form, so that 36.60, 36.6 and 366e-1 are the same.
 */
final class JsonTree {
    static final int DEEPEST = 32;
    static final int MOST_VALUES = 2000;
    private static final int LONGEST_NUMBER = 40;

    /** Longest whole number that a long holds, whatever its digits are. */
    private static final int DIGITS_OF_LONG = 18;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST + 1)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .build();

    /** A tree, or the flaw that there is none for. */
    sealed interface Outcome {
        record Whole(JsonNode root) implements Outcome {}

        record Flawed(Flaw flaw) implements Outcome {}
    }

    private final JsonParser parser;
    private final Pointer here = new Pointer();
    private int values;

    private JsonTree(JsonParser parser) {
        this.parser = parser;
    }

    static Outcome read(byte[] json) {
        String text = decoded(json);
        if (text == null) {
            return new Outcome.Flawed(new Flaw(UNREADABLE_TEXT, ""));
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            return new JsonTree(parser).whole();
        }
    }

    /** The text of bytes in UTF-8; null if they are something else. */
    private static @Nullable String decoded(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return text; // nothing had to be replaced
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException broken) {
            return null;
        }
    }

    private Outcome whole() {
        try {
            JsonNode root = value(parser.nextToken());
            return parser.nextToken() == null ? new Outcome.Whole(root) : flawed(MALFORMED_JSON);
        } catch (Stopped stopped) {
            return flawed(stopped.code);
        } catch (JacksonException broken) {
            return flawed(MALFORMED_JSON);
        }
    }

    private Outcome flawed(FlawCode code) {
        return new Outcome.Flawed(new Flaw(code, here.toString()));
    }

    private JsonNode value(@Nullable JsonToken token) throws Stopped {
        if (++values > MOST_VALUES) {
            throw new Stopped(TOO_LARGE);
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> StringNode.valueOf(checked(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.instance;
            case null, default -> throw new Stopped(MALFORMED_JSON);
        };
    }

    private ObjectNode object() throws Stopped {
        requireRoom();
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            here.enter(name);
            checked(name);
            if (object.has(name)) {
                throw new Stopped(DUPLICATE_FIELD);
            }
            object.set(name, value(parser.nextToken()));
            here.leave();
        }
        return object;
    }

    private ArrayNode array() throws Stopped {
        requireRoom();
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            here.enter(array.size());
            array.add(value(next));
            here.leave();
        }
        return array;
    }

    private void requireRoom() throws Stopped {
        if (here.depth() == DEEPEST) {
            throw new Stopped(TOO_DEEP);
        }
    }

    /** PostgreSQL keeps no NUL, and half of a surrogate pair is no character. */
    private static String checked(String text) throws Stopped {
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == 0) {
                throw new Stopped(UNREADABLE_TEXT);
            }
            if (Character.isSurrogate(next)) {
                if (!Character.isHighSurrogate(next)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new Stopped(UNREADABLE_TEXT);
                }
                i++;
            }
        }
        return text;
    }

    /** Only what a double can stand for, more or less exactly: neither 1e400 nor 1e-400. */
    private static JsonNode number(String text) throws Stopped {
        if (text.length() > LONGEST_NUMBER) {
            throw new Stopped(IMPOSSIBLE_VALUE);
        }
        double near = Double.parseDouble(text);
        if (near == 0 && isZero(text)) {
            return LongNode.valueOf(0);
        }
        if (near == 0 || Double.isInfinite(near)) {
            throw new Stopped(IMPOSSIBLE_VALUE);
        }
        BigDecimal exact = new BigDecimal(text).stripTrailingZeros();
        return exact.scale() <= 0 && exact.precision() - exact.scale() <= DIGITS_OF_LONG
                ? LongNode.valueOf(exact.longValueExact())
                : DecimalNode.valueOf(exact);
    }

    private static boolean isZero(String text) {
        return text.chars().takeWhile(next -> next != 'e' && next != 'E').noneMatch(next -> next >= '1' && next <= '9');
    }

    /** Ends the reading of a tree; never leaves this class. */
    private static final class Stopped extends Exception {
        private static final long serialVersionUID = 1L;

        final FlawCode code;

        Stopped(FlawCode code) {
            super(code.code(), null, false, false);
            this.code = code;
        }
    }
}
