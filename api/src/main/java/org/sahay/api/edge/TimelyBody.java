package org.sahay.api.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;

/** Reads bodies whole, or gives them up: one that is too large, and one that takes longer than its size excuses. */
final class TimelyBody {
    private static final int AT_ONCE = 8192;

    private final ProblemWriter problems;
    private final EdgeLimits limits;
    private final Duration retryAfter;

    /** @param retryAfter for whoever found no place again after sending a body */
    TimelyBody(ProblemWriter problems, EdgeLimits limits, Duration retryAfter) {
        this.problems = problems;
        this.limits = limits;
        this.retryAfter = retryAfter;
    }

    /**
     * The body of a request; null when it was refused and answered: too slow, larger than the cap, or without a place to go
     * on. Whoever sends slowly takes no place meanwhile from those who are worked for, and must find one again.
     */
    byte @Nullable [] readOrRefuse(HttpServletRequest request, HttpServletResponse response, int cap)
            throws IOException {
        byte[] body;
        try {
            body = read(request, cap);
        } catch (SocketTimeoutException tooSlow) {
            response.setHeader("Connection", "close");
            problems.write(request, response, Problem.of(ProblemCode.BODY_TOO_SLOW));
            return null;
        }
        if (body.length > cap) {
            problems.write(request, response, Problem.tooLarge(cap));
            return null;
        }
        if (!findsPlace(request)) {
            problems.write(request, response, Problem.retry(ProblemCode.OVERLOADED, retryAfter));
            return null;
        }
        return body;
    }

    /** At most one byte more than the cap. */
    private byte[] read(HttpServletRequest request, int cap) throws IOException {
        if (!isHere(request)) {
            AdmissionValve.placeOf(request).ifPresent(Admission.Place::leave);
        }
        return read(request.getInputStream(), cap);
    }

    /** Whether a request whose body was read has, or finds again, a place among those worked on. */
    private static boolean findsPlace(HttpServletRequest request) {
        return AdmissionValve.placeOf(request).map(Admission.Place::enter).orElse(true);
    }

    /** Whether nobody has to be waited for. */
    private static boolean isHere(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        return length < 0
                ? request.getHeader("Transfer-Encoding") == null
                : request.getInputStream().available() >= length;
    }

    private byte[] read(InputStream sent, int cap) throws IOException {
        long start = System.nanoTime();
        var body = new ByteArrayOutputStream();
        byte[] part = new byte[AT_ONCE];
        while (body.size() <= cap) {
            int read = some(sent, part, cap + 1 - body.size());
            if (read < 0) {
                break;
            }
            body.write(part, 0, read);
            if (System.nanoTime() - start > limits.allowedFor(body.size()).toNanos()) {
                throw new SocketTimeoutException("The body does not come in time");
            }
        }
        return body.toByteArray();
    }

    /** Tomcat wraps the time-out of a sender that falls silent. */
    private static int some(InputStream sent, byte[] part, int most) throws IOException {
        try {
            return sent.read(part, 0, Math.min(part.length, most));
        } catch (ClientAbortException aborted) {
            throw aborted.getCause() instanceof SocketTimeoutException silent ? silent : aborted;
        }
    }
}
