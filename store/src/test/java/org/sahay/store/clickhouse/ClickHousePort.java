package org.sahay.store.clickhouse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Answers {@code SELECT 1} as ClickHouse's HTTP interface does, to one user with one password. */
final class ClickHousePort implements AutoCloseable {
    static final String USER = "reader";
    static final String PASSWORD = "of-the-test";

    /** One column named 1, of the type UInt8, and one row. */
    private static final byte[] ROW_BINARY_WITH_NAMES_AND_TYPES = {1, 1, '1', 5, 'U', 'I', 'n', 't', '8', 1};

    private static final String RIGHT =
            "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    private final HttpServer server;

    ClickHousePort() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", ClickHousePort::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getResponseHeaders();
            headers.set("X-ClickHouse-Timezone", "UTC");
            if (!RIGHT.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                headers.set("X-ClickHouse-Exception-Code", "516");
                send(exchange, 403, "Code: 516. DB::Exception: Authentication failed. (AUTHENTICATION_FAILED)\n");
            } else if (!asked.strip().equals("SELECT 1")) {
                headers.set("X-ClickHouse-Exception-Code", "62");
                send(exchange, 400, "Code: 62. DB::Exception: Syntax error. (SYNTAX_ERROR)\n");
            } else {
                headers.set("X-ClickHouse-Format", "RowBinaryWithNamesAndTypes");
                send(exchange, 200, new String(ROW_BINARY_WITH_NAMES_AND_TYPES, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
