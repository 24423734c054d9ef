package org.sahay.store.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sahay.store.database.Secret;

/** Against a server of ours that answers as Amazon documents ListObjectVersions and GetObject; not tried on a real one. */
class S3VersionsTest {
    private static final ObjectKey KEY = new ObjectKey("notes/1.json");
    private static final String VERSIONS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <ListVersionsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
              <Name>sahay</Name><Prefix>notes/</Prefix><MaxKeys>1000</MaxKeys><IsTruncated>%s</IsTruncated>
              %s
            </ListVersionsResult>
            """;

    private HttpServer server;
    private S3Storage storage;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/sahay", this::answer);
        server.start();
        storage = new S3Storage(new S3Place(
                "sahay",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                "ap-south-1",
                true,
                Secret.of("who"),
                Secret.of("secret"),
                null));
    }

    @AfterEach
    void stop() {
        storage.close();
        server.stop(0);
    }

    @Test
    void whatWasPutOverOrMarkedAsDeletedIsListedPageByPageAndReadByItsVersion() {
        assertThat(storage.versions("notes/"))
                .containsExactly(
                        new KeptVersion(KEY, "v2"),
                        new KeptVersion(KEY, "v1"),
                        new KeptVersion(new ObjectKey("notes/2.json"), "null"));
        assertThat(storage.get(KEY)).as("a mark of deletion covers it").isEmpty();
        assertThat(storage.get(new KeptVersion(KEY, "v1")))
                .hasValueSatisfying(bytes ->
                        assertThat(bytes).asString(StandardCharsets.UTF_8).isEqualTo("version v1"));
    }

    @Test
    void aStoreThatKnowsNoVersionsHasWhatIsThereNow() {
        status = 501;
        assertThat(storage.versions("notes/")).containsExactly(new KeptVersion(KEY, null));
    }

    @Test
    void whoMayNotListVersionsIsToldAndNotGivenLess() {
        status = 403;
        assertThatThrownBy(() -> storage.versions("notes/"))
                .isInstanceOf(ObjectStorageException.class)
                .hasMessageContaining("versions")
                .hasMessageContaining("s3://sahay");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (query.contains("versions")) {
            String page = query.contains("key-marker")
                    ? VERSIONS.formatted("false", version("notes/2.json", "null"))
                    : VERSIONS.formatted(
                            "true",
                            "<NextKeyMarker>notes/1.json</NextKeyMarker><NextVersionIdMarker>v1</NextVersionIdMarker>"
                                    + "<DeleteMarker><Key>notes/1.json</Key><VersionId>v3</VersionId></DeleteMarker>"
                                    + version("notes/1.json", "v2") + version("notes/1.json", "v1"));
            send(exchange, status, status == 200 ? page : error());
        } else if (query.contains("list-type")) {
            send(exchange, 200, """
                    <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
                      <IsTruncated>false</IsTruncated><Contents><Key>notes/1.json</Key></Contents>
                    </ListBucketResult>
                    """);
        } else if (query.contains("versionId=")) {
            send(exchange, 200, "version " + query.replaceFirst(".*versionId=", ""));
        } else {
            send(exchange, 404, "<Error><Code>NoSuchKey</Code></Error>");
        }
    }

    private String error() {
        return "<Error><Code>%s</Code></Error>".formatted(status == 501 ? "NotImplemented" : "AccessDenied");
    }

    private static String version(String key, String id) {
        return "<Version><Key>%s</Key><VersionId>%s</VersionId></Version>".formatted(key, id);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.strip().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
