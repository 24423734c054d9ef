package org.sahay.api.edge;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Idempotency-Key} header: a quoted structured string, or the bare value. */
public final class IdempotencyKey {
    public static final String HEADER = "Idempotency-Key";
    private static final Pattern BARE = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern QUOTED =
            Pattern.compile("\"((?:[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\"\\\\]){1,255})\"");

    private IdempotencyKey() {}

    /** Whether it is a UUID, which says nothing; whatever else a caller made a key of is not repeated to anybody. */
    public static boolean isRandom(String key) {
        return Uuids.isUuid(key);
    }

    /** @throws ProblemException 400 without the header, or with one that is empty, too long or not printable ASCII */
    public static String required(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new ProblemException(Problem.of(ProblemCode.IDEMPOTENCY_KEY_MISSING, HEADER, null));
        }
        return parsed(header.strip());
    }

    /** The caller's key, or a new one for a caller who brought none. */
    public static String orNew(@Nullable String header) {
        return header == null || header.isBlank() ? UUID.randomUUID().toString() : parsed(header.strip());
    }

    private static String parsed(String header) {
        var quoted = QUOTED.matcher(header);
        if (quoted.matches()) {
            String key = quoted.group(1).replaceAll("\\\\(.)", "$1");
            if (key.length() <= 255) {
                return key;
            }
        } else if (!header.startsWith("\"") && BARE.matcher(header).matches()) {
            return header;
        }
        throw new ProblemException(Problem.of(ProblemCode.INVALID_VALUE, HEADER, "1 to 255 printable ASCII characters")
                .withStatus(400));
    }
}
