package org.sahay.api.codec;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/**
 * The cookie of a login. The Temporal UI asks from a site of its own, so browsers must send it there: {@code SameSite=None},
 * and who asks is known by the origin. They take {@code Secure} from loopback without TLS, too; a prefix they do not.
 */
final class CodecCookie {
    private static final String PATH = "/codec";
    private final String name;

    /** @param encrypted whether people reach us over TLS */
    CodecCookie(boolean encrypted) {
        this.name = encrypted ? "__Secure-sahay-codec" : "sahay-codec";
    }

    Optional<String> in(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    /** The header that sets it. */
    String holding(String value, Duration life) {
        return ResponseCookie.from(name, value)
                .path(PATH)
                .httpOnly(true)
                .secure(true)
                .sameSite("None")
                .maxAge(life)
                .build()
                .toString();
    }

    /** The header that takes it away. */
    String gone() {
        return holding("", Duration.ZERO);
    }
}
