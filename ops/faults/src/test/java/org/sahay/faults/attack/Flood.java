package org.sahay.faults.attack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** One person with many connections, each of which asks again as soon as it is answered. */
final class Flood implements AutoCloseable {
    private static final String STATUS = "HTTP/1.1 ";
    private static final int CODE = 3;
    private final Line line;
    private final String request;
    private final ConcurrentHashMap<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean ended;

    Flood(Line line, String token, int number) {
        this.line = line;
        this.request = request(token, "keep-alive");
        for (int i = 0; i < number; i++) {
            connections.execute(this::insist);
        }
    }

    static String request(String token, String connection) {
        return "GET /v1/profile/me HTTP/1.1\r\nHost: localhost\r\nConnection: %s\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(connection, token);
    }

    /** How often which status was the answer. */
    Map<String, Long> answers() {
        var counts = new TreeMap<String, Long>();
        answers.forEach((status, count) -> counts.put(status, count.sum()));
        return counts;
    }

    private void insist() {
        while (!ended) {
            try (var socket = line.encrypted();
                    var in = new BufferedInputStream(socket.getInputStream())) {
                while (!ended) {
                    Line.send(socket, request);
                    count(status(in));
                }
            } catch (IOException closed) {
                count("closed");
            }
        }
    }

    private void count(String what) {
        answers.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    /** Of the next answer, whose rest is skipped. */
    private static String status(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith(STATUS)) {
            throw new IOException("Not an answer: " + status);
        }
        long length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Long.parseLong(header.substring(15).strip());
            }
        }
        if (length >= 0) {
            in.skipNBytes(length);
        } else {
            skipChunks(in);
        }
        return status.substring(STATUS.length(), STATUS.length() + CODE);
    }

    private static void skipChunks(InputStream in) throws IOException {
        int size;
        do {
            size = Integer.parseInt(line(in), 16);
            in.skipNBytes(size);
            var _ = line(in);
        } while (size > 0);
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The server closed");
            }
            text.append((char) next);
        }
        return text.toString().stripTrailing();
    }

    @Override
    public void close() {
        ended = true;
        connections.close();
    }
}
