package org.sahay.api.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies over 256 KiB before anything parses them, whether their length is declared or they come in chunks. A
 * body within the cap is read whole, so no parser ever waits for a slow sender; one that takes longer than its size excuses
 * is given up.
 */
final class BodyCapFilter extends OncePerRequestFilter {
    static final int CAP_BYTES = 256 * 1024;

    private final ProblemWriter problems;
    private final TimelyBody bodies;

    BodyCapFilter(ProblemWriter problems, TimelyBody bodies) {
        this.problems = problems;
        this.bodies = bodies;
    }

    /** A form was read before. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getAttribute(FormFilter.READ) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > CAP_BYTES) {
            problems.write(request, response, Problem.of(ProblemCode.BODY_TOO_LARGE));
            return;
        }
        byte[] body = bodies.readOrRefuse(request, response, CAP_BYTES);
        if (body == null) {
            return;
        }
        chain.doFilter(new ReadRequest(request, body), response);
    }

    private static final class ReadRequest extends HttpServletRequestWrapper {
        private final Body body;

        ReadRequest(HttpServletRequest request, byte[] bytes) {
            super(request);
            body = new Body(new ByteArrayInputStream(bytes));
        }

        @Override
        public ServletInputStream getInputStream() {
            return body;
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        }
    }

    private static final class Body extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Body(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("bodies are read blocking, on virtual threads");
        }
    }
}
