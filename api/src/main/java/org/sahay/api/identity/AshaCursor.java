package org.sahay.api.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemException;

/** The place of the last one of a page. */
final class AshaCursor {
    private static final String KIND = "asha ";

    private AshaCursor() {}

    static String after(String code) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((KIND + code).getBytes(UTF_8));
    }

    /** @throws ProblemException 400 for what is none */
    static String code(String cursor) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            if (plain.startsWith(KIND)) {
                return plain.substring(KIND.length());
            }
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(Problem.unreadable("cursor"));
        }
        throw new ProblemException(Problem.unreadable("cursor"));
    }
}
