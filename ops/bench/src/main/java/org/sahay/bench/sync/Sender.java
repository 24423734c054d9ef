package org.sahay.bench.sync;

import java.io.IOException;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import org.sahay.bench.measure.Client;
import org.sahay.bench.platform.HttpConnection;
import org.sahay.bench.sync.Journal.Acknowledged;

/** Sends one batch after the other over one connection: new ones, or those that come again. */
abstract sealed class Sender implements Client {
    private static final int OK = 200;
    private static final String ACCEPTED = "\"status\":\"accepted\"";
    private static final String DUPLICATE = "\"status\":\"duplicate\"";
    private static final int SHOWN = 300;

    private final HttpConnection connection;
    final People people;

    private Sender(HttpConnection connection, People people) {
        this.connection = connection;
        this.people = people;
    }

    /** Sends what nobody sent before, and notes it when every event is accepted. */
    static final class First extends Sender {
        private final ObjIntConsumer<Batch> acknowledged;

        /** @param acknowledged gets each such batch, and the hash of what is answered when it comes again */
        First(HttpConnection connection, People people, ObjIntConsumer<Batch> acknowledged) {
            super(connection, people);
            this.acknowledged = acknowledged;
        }

        @Override
        public void once() throws IOException {
            send(people.next());
        }

        void send(Batch batch) throws IOException {
            var answer = answered(batch, ACCEPTED);
            acknowledged.accept(batch, answer.replace(ACCEPTED, DUPLICATE).hashCode());
        }
    }

    /** Sends what was sent before, and wants the same answer to the byte but for the status. */
    static final class Again extends Sender {
        private final Supplier<Acknowledged> sent;

        Again(HttpConnection connection, People people, Supplier<Acknowledged> sent) {
            super(connection, people);
            this.sent = sent;
        }

        @Override
        public void once() throws IOException {
            var before = sent.get();
            var answer = answered(before.batch(), DUPLICATE);
            if (answer.hashCode() != before.answer()) {
                throw new IOException("Not what was answered first: " + shown(answer));
            }
        }
    }

    String answered(Batch batch, String status) throws IOException {
        var answer = connection.send(people.request(batch));
        if (answer.status() != OK || count(answer.body(), status) != BatchText.EVENTS) {
            throw new IOException("%d %s".formatted(answer.status(), shown(answer.body())));
        }
        return answer.body();
    }

    static int count(String text, String sought) {
        var count = 0;
        for (var at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
            count++;
        }
        return count;
    }

    static String shown(String text) {
        return text.substring(0, Math.min(SHOWN, text.length()));
    }

    /** The next batch opens the connection again. */
    @Override
    public void close() throws IOException {
        connection.close();
    }
}
