package org.sahay.api.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.TreeSet;
import org.springframework.security.web.header.HeaderWriter;

/**
 * What a browser may do with our pages: use our style, show our pictures, send our forms to us, and follow the answer to where
 * a code may be sent, which browsers count among a form's targets. No script runs.
 */
public final class PageHeaders implements HeaderWriter {
    private final String policy;

    /** @param redirectUris where the answer to a form may lead besides our own pages */
    public PageHeaders(List<URI> redirectUris) {
        var targets = new TreeSet<String>();
        for (URI uri : redirectUris) {
            String scheme = uri.getScheme();
            targets.add(uri.getHost() == null ? scheme + ":" : origin(uri));
        }
        this.policy =
                "default-src 'none'; object-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
                        + String.join(" ", targets);
    }

    /** A program on the person's own machine listens at a port of its choice. */
    private static String origin(URI uri) {
        String port = uri.getScheme().equals("http") ? ":*" : uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port;
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", policy.strip());
        // With "no-referrer" a browser would hide from us that our own forms are our own.
        response.setHeader("Referrer-Policy", "same-origin");
    }
}
