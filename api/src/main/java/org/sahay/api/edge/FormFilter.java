package org.sahay.api.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads forms before the security filters do, which look for a token among the fields and would wait for a slow sender as long
 * as it likes. A form is at most 16 KiB and 100 fields.
 */
final class FormFilter extends OncePerRequestFilter {
    static final String READ = FormFilter.class.getName() + ".read";

    private static final int CAP_BYTES = 16 * 1024;
    private static final int MOST_FIELDS = 100;

    private final ProblemWriter problems;
    private final TimelyBody bodies;

    FormFilter(ProblemWriter problems, TimelyBody bodies) {
        this.problems = problems;
        this.bodies = bodies;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        String form = MediaType.APPLICATION_FORM_URLENCODED_VALUE;
        return !request.getMethod().equals("POST")
                || type == null
                || !type.regionMatches(true, 0, form, 0, form.length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = bodies.readOrRefuse(request, response, CAP_BYTES);
        if (body == null) {
            return;
        }
        request.setAttribute(READ, true);
        try {
            chain.doFilter(new Form(request, fields(request, new String(body, StandardCharsets.UTF_8))), response);
        } catch (UnreadableForm unreadable) {
            problems.write(request, response, Problem.of(ProblemCode.MALFORMED_REQUEST));
        }
    }

    /** It is no list of encoded fields. */
    private static final class UnreadableForm extends ServletException {
        private static final long serialVersionUID = 1L;
    }

    /** Those of the address come first, as in any form. */
    private static Map<String, String[]> fields(HttpServletRequest request, String body) throws UnreadableForm {
        var fields = new LinkedHashMap<>(request.getParameterMap());
        String[] pairs = body.isEmpty() ? new String[0] : body.split("&", MOST_FIELDS + 1);
        if (pairs.length > MOST_FIELDS) {
            throw new UnreadableForm();
        }
        for (String pair : pairs) {
            String[] parts = pair.split("=", 2);
            String value = parts.length == 2 ? decoded(parts[1]) : "";
            fields.merge(
                    decoded(parts[0]),
                    new String[] {value},
                    (some, more) -> Stream.concat(Arrays.stream(some), Arrays.stream(more))
                            .toArray(String[]::new));
        }
        return fields;
    }

    private static String decoded(String text) throws UnreadableForm {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException none) {
            throw new UnreadableForm();
        }
    }

    private static final class Form extends HttpServletRequestWrapper {
        private final Map<String, String[]> fields;

        Form(HttpServletRequest request, Map<String, String[]> fields) {
            super(request);
            this.fields = fields;
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = fields.get(name);
            return values == null ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            String[] values = fields.get(name);
            return values == null ? null : values.clone();
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Collections.unmodifiableMap(fields);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(fields.keySet());
        }
    }
}
