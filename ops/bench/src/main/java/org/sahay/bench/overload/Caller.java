package org.sahay.bench.overload;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.UUID;
import org.sahay.bench.measure.Client;
import org.sahay.bench.platform.Citizen;
import org.sahay.bench.platform.HttpConnection;
import org.sahay.bench.platform.HttpConnection.Answer;

/** Files one complaint after the other and counts how those are answered that are not accepted. */
final class Caller implements Client {
    static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int CREATED = 201;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final Citizen citizen;
    private final HttpConnection connection;
    private final Tally tally;

    Caller(Citizen citizen, HttpConnection connection, Tally tally) {
        this.citizen = citizen;
        this.connection = connection;
        this.tally = tally;
    }

    @Override
    public void once() throws NotAccepted {
        var answer = answer(citizen.request(UUID.randomUUID().toString()));
        switch (answer.status()) {
            case CREATED -> citizen.accepted(answer);
            case TOO_MANY_REQUESTS, UNAVAILABLE -> {
                tally.refused(answer.headers().containsKey("retry-after"));
                throw new NotAccepted("refused");
            }
            default -> {
                tally.failed();
                throw new NotAccepted("%d %s".formatted(answer.status(), answer.body()));
            }
        }
    }

    private Answer answer(byte[] request) throws NotAccepted {
        try {
            return connection.send(request);
        } catch (SocketTimeoutException late) {
            tally.timedOut();
            throw new NotAccepted("no answer in %d s".formatted(PATIENCE.toSeconds()));
        } catch (IOException broken) {
            tally.failed();
            throw new NotAccepted(broken.toString());
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    /** Thrown by the thousand, so without a trace. */
    static final class NotAccepted extends Exception {
        private static final long serialVersionUID = 1;

        NotAccepted(String why) {
            super(why, null, false, false);
        }
    }
}
