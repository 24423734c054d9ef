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
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies over 256 KiB before anything parses them, whether their length is declared or they come in chunks. A
 * body within the cap is read whole, so no parser ever waits for a slow sender; one that takes longer than its size excuses
 * is given up. An address for {@link LargeBodies} has a cap of its own, which holds for what is packed and for what is unpacked.
 */
final class BodyCapFilter extends OncePerRequestFilter {
    static final int CAP_BYTES = 256 * 1024;

    private final ProblemWriter problems;
    private final TimelyBody bodies;
    private final Map<String, Integer> larger;

    BodyCapFilter(ProblemWriter problems, TimelyBody bodies, List<LargeBodies> larger) {
        this.problems = problems;
        this.bodies = bodies;
        this.larger = larger.stream().collect(Collectors.toMap(LargeBodies::path, LargeBodies::capBytes));
    }

    /** A form was read before. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getAttribute(FormFilter.READ) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Integer large = larger.get(request.getServletPath());
        int cap = large == null ? CAP_BYTES : large;
        if (request.getContentLengthLong() > cap) {
            problems.write(request, response, Problem.tooLarge(cap));
            return;
        }
        byte[] body = bodies.readOrRefuse(request, response, cap);
        if (body != null && large != null) {
            body = unpackedOrRefused(body, request, response, cap);
        }
        if (body != null) {
            chain.doFilter(new ReadRequest(request, body), response);
        }
    }

    /** Null when it was refused and answered. */
    private byte @Nullable [] unpackedOrRefused(
            byte[] body, HttpServletRequest request, HttpServletResponse response, int cap) throws IOException {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return body;
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            problems.write(request, response, Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE));
            return null;
        }
        byte[] unpacked;
        try {
            unpacked = Gzip.unpacked(body, cap + 1);
        } catch (IOException noGzip) {
            problems.write(request, response, Problem.of(ProblemCode.MALFORMED_REQUEST));
            return null;
        }
        if (unpacked.length > cap) {
            problems.write(request, response, Problem.tooLarge(cap));
            return null;
        }
        return unpacked;
    }

    /** Its length is that of the body as it is read, for whoever reads by length. */
    private static final class ReadRequest extends HttpServletRequestWrapper {
        private final Body body;
        private final int length;

        ReadRequest(HttpServletRequest request, byte[] bytes) {
            super(request);
            body = new Body(new ByteArrayInputStream(bytes));
            length = bytes.length;
        }

        @Override
        public int getContentLength() {
            return super.getContentLength() < 0 ? -1 : length;
        }

        @Override
        public long getContentLengthLong() {
            return getContentLength();
        }

        @Override
        public @Nullable String getHeader(String name) {
            String header = super.getHeader(name);
            return header != null && isLength(name) ? Integer.toString(length) : header;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isLength(name) && super.getHeader(name) != null
                    ? Collections.enumeration(List.of(Integer.toString(length)))
                    : super.getHeaders(name);
        }

        private static boolean isLength(String name) {
            return name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH);
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
