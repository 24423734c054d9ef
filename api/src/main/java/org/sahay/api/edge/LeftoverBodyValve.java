package org.sahay.api.edge;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Reads what is left of a body that was refused unread, so that the sender gets to see the answer, but not for long; then the
 * connection is closed. Tomcat itself would read on for as long as the sender keeps sending.
 */
final class LeftoverBodyValve extends ValveBase {
    private static final int MOST_BYTES = 8 * BodyCapFilter.CAP_BYTES;

    private final Duration deadline;

    LeftoverBodyValve(Duration deadline) {
        super(true);
        this.deadline = deadline;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (!request.isAsync() && !request.isFinished()) {
            response.finishResponse();
            if (response.getStatus() == ProblemCode.BODY_TOO_SLOW.status() || !drained(request)) {
                request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        }
    }

    private boolean drained(Request request) {
        long start = System.nanoTime();
        InputStream rest = request.getStream();
        byte[] part = new byte[8192];
        int total = 0;
        try {
            while (total < MOST_BYTES && System.nanoTime() - start < deadline.toNanos()) {
                int read = rest.read(part);
                if (read < 0) {
                    return true;
                }
                total += read;
            }
            return false;
        } catch (IOException silentOrGone) {
            return false; // the connection is closed, which is all that can be done
        }
    }
}
