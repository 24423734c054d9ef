package org.sahay.api.edge;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

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
            if (isHopeless(request, response) || !drained(request)) {
                request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        }
    }

    /** Who was too slow stays so, and who asked first whether to send the body has its answer. */
    private static boolean isHopeless(Request request, Response response) {
        return response.getStatus() == ProblemCode.BODY_TOO_SLOW.status()
                || request.getCoyoteRequest().hasExpectation();
    }

    /** Reads below the request's stream, which Tomcat has closed by now. */
    private boolean drained(Request request) {
        long start = System.nanoTime();
        var dropped = new Dropped();
        int total = 0;
        try {
            while (total < MOST_BYTES && System.nanoTime() - start < deadline.toNanos()) {
                int read = request.getCoyoteRequest().doRead(dropped);
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

    /** Where the bytes go that nobody wants. */
    private static final class Dropped implements ApplicationBufferHandler {
        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer read) {
            buffer = read;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // Tomcat hands over buffers of its own and needs no room in this one.
        }
    }
}
