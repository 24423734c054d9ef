package org.sahay.bench.platform;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection that is kept alive and opened again when the server has closed it. As little as a client can be,
 * because it shares its cores with what it measures.
 */
public final class HttpConnection implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String host;
    private final int port;
    private final int patienceMillis;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    public HttpConnection(String host, int port) {
        this(host, port, PATIENCE);
    }

    /** @param patience for the connection, and for every part of an answer */
    public HttpConnection(String host, int port, Duration patience) {
        this.host = host;
        this.port = port;
        this.patienceMillis = Math.toIntExact(patience.toMillis());
    }

    /**
     * What came back.
     *
     * @param headers by lower-case name
     */
    public record Answer(int status, Map<String, String> headers, String body) {}

    /** Sends a request line, headers and body as they are, and waits for the answer. */
    public Answer send(byte[] request) throws IOException {
        try {
            var source = connected();
            var out = java.util.Objects.requireNonNull(socket).getOutputStream();
            out.write(request);
            out.flush();
            var answer = read(source);
            if ("close".equalsIgnoreCase(answer.headers().get("connection"))) {
                close();
            }
            return answer;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private InputStream connected() throws IOException {
        if (in != null) {
            return in;
        }
        var fresh = new Socket();
        fresh.setTcpNoDelay(true);
        fresh.setSoTimeout(patienceMillis);
        fresh.connect(new InetSocketAddress(host, port), patienceMillis);
        socket = fresh;
        in = new BufferedInputStream(fresh.getInputStream());
        return in;
    }

    private static Answer read(InputStream in) throws IOException {
        var status = Integer.parseInt(line(in).split(" ", 3)[1]);
        var headers = new HashMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var body = "chunked".equalsIgnoreCase(headers.get("transfer-encoding"))
                ? chunks(in)
                : text(in, Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Answer(status, headers, body);
    }

    private static String chunks(InputStream in) throws IOException {
        var body = new StringBuilder();
        for (var size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.append(text(in, size));
            line(in);
        }
        line(in);
        return body.toString();
    }

    private static String text(InputStream in, int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The answer ended early");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @SuppressWarnings("CheckReturnValue")
    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        in = null;
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
