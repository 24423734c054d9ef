package org.sahay.api.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.function.Function;

/**
 * The place of the last one of a page, for lists whose places tell nobody anything.
 *
 * @param kind of list, so that no list takes the cursor of another
 */
public record PlainCursor(String kind) {
    public String after(Object place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((kind + " " + place).getBytes(UTF_8));
    }

    /**
     * The place that a cursor stands for.
     *
     * @param read throws an {@link IllegalArgumentException} for what is no place
     * @throws ProblemException 400 for what is no cursor of this kind
     */
    public <T> T place(String cursor, Function<String, T> read) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            if (plain.startsWith(kind + " ")) {
                return read.apply(plain.substring(kind.length() + 1));
            }
        } catch (IllegalArgumentException malformed) {
            throw unreadable();
        }
        throw unreadable();
    }

    private static ProblemException unreadable() {
        return new ProblemException(Problem.unreadable("cursor"));
    }
}
