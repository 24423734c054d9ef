package org.sahay.store.objects;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sahay.store.database.Secret;

/** What is said to a store that can lock; the one the other tests have cannot. */
class S3LockTest {
    @Test
    void anObjectThatIsLockedIsPutWithModeTimeAndChecksum() throws IOException {
        var said = new TreeMap<String, String>();
        HttpServer listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", exchange -> {
            exchange.getRequestHeaders()
                    .forEach((name, values) -> said.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        listener.start();
        try (var storage = new S3Storage(place(listener.getAddress().getPort()))) {
            storage.put(new ObjectKey("a/1"), new PublicObject(new byte[] {1}, Instant.parse("2028-11-28T00:00:00Z")));
        } finally {
            listener.stop(0);
        }
        assertThat(said)
                .containsAllEntriesOf(Map.of(
                        "x-amz-object-lock-mode",
                        "COMPLIANCE",
                        "x-amz-object-lock-retain-until-date",
                        "2028-11-28T00:00:00Z",
                        "x-amz-checksum-sha256",
                        "S/USLzRFVMU73i67jNK349FgCtYxw4Wl18ziPHeFRZo="));
    }

    private static S3Place place(int port) {
        return new S3Place(
                "bucket",
                URI.create("http://127.0.0.1:" + port),
                "ap-south-1",
                true,
                Secret.of("who"),
                Secret.of("secret"),
                S3Place.Lock.COMPLIANCE);
    }
}
