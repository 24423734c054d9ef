package org.sahay.bench.dpop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sahay.bench.measure.Load;
import org.sahay.bench.measure.Run;
import org.sahay.bench.measure.Side;
import org.sahay.bench.platform.Lab;
import org.sahay.local.people.SignedIn;

/** People who read the same with one kind of token. Every request is made, and signed, before its load begins. */
final class Reading implements AutoCloseable {
    private final Queue<byte[]> ready = new ConcurrentLinkedQueue<>();
    private final List<Reader> readers;
    private final List<SignedIn> people;
    private final Function<SignedIn, byte[]> request;

    /**
     * @param path what is read
     * @param authorization the header lines that say who asks
     */
    Reading(Lab lab, int connections, List<SignedIn> people, String path, Function<SignedIn, String> authorization) {
        var host = "127.0.0.1";
        this.readers = Stream.generate(() -> new Reader(lab.connection(), ready))
                .limit(connections)
                .toList();
        this.people = List.copyOf(people);
        this.request = person -> "GET %s HTTP/1.1\r\nHost: %s:%d\r\n%s\r\n\r\n"
                .formatted(path, host, lab.apiPort(), authorization.apply(person))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** What the first of them reads. */
    String once() throws IOException {
        prepare(1);
        return readers.getFirst().read();
    }

    Run now(long operations) {
        return closed(operations).ready().get();
    }

    Side closed(long operations) {
        return () -> {
            prepare(operations);
            return () -> Load.closed(readers, operations);
        };
    }

    Side open(Duration time, double perSecond) {
        return () -> {
            prepare(Load.count(time, perSecond));
            return () -> Load.open(readers, time, perSecond);
        };
    }

    /** On connections that are new: the server closes those that were idle while the other side had its turn. */
    private void prepare(long requests) {
        close();
        ready.clear();
        for (var i = 0; i < requests; i++) {
            ready.add(request.apply(people.get(i % people.size())));
        }
    }

    @Override
    public void close() {
        for (var reader : readers) {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
