package org.sahay.api.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BiConsumer;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers what they may do with an answer: keep it nowhere, run nothing in it, frame it nowhere and hand nothing of it
 * on. Set before anything else happens, so that refusals have them too.
 */
final class ProtectiveHeaders extends OncePerRequestFilter {
    private static final String NOTHING =
            "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** What the documentation's page needs: its own files, and the styles and pictures its scripts write into it. */
    private static final String OWN_FILES = NOTHING
            + "; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self';"
            + " connect-src 'self'";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        write(request.getRequestURI(), request.isSecure(), response::setHeader);
        chain.doFilter(request, response);
    }

    static void write(String path, boolean encrypted, BiConsumer<String, String> header) {
        header.accept("Content-Security-Policy", path.startsWith("/swagger-ui/") ? OWN_FILES : NOTHING);
        header.accept("X-Content-Type-Options", "nosniff");
        header.accept("X-Frame-Options", "DENY");
        header.accept("Referrer-Policy", "no-referrer");
        header.accept("Cross-Origin-Opener-Policy", "same-origin");
        header.accept("Cross-Origin-Resource-Policy", "same-origin");
        header.accept("Cache-Control", "no-store");
        if (encrypted) {
            header.accept("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }
}
