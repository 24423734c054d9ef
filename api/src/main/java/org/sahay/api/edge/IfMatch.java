package org.sahay.api.edge;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code If-Match} header of a change to a thing whose entity tag is its version (RFC 9110, 13.1.1). */
public final class IfMatch {
    public static final String HEADER = "If-Match";
    private static final Pattern TAG = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

    private IfMatch() {}

    /** The entity tag of a version: {@code "3"}. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Whether a version is one the caller named; {@code *} names all. Weak tags and those that no version has match nothing.
     *
     * @throws ProblemException 428 without the header
     */
    public static LongPredicate required(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new ProblemException(Problem.of(ProblemCode.PRECONDITION_REQUIRED, HEADER, null));
        }
        if (header.strip().equals("*")) {
            return version -> true;
        }
        List<String> tags = Arrays.stream(header.split(","))
                .map(String::strip)
                .filter(TAG.asMatchPredicate())
                .toList();
        return version -> tags.contains(tag(version));
    }
}
