package org.sahay.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What browsers are told, and which web sites they may call us from. */
@ApiTest
class BrowsersTest {
    private static final String ELSEWHERE = "https://elsewhere.example.in";

    @Autowired
    TestApi api;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"/v1/complaints", "/v1/nothing", "/v1//complaints", "/problems/forbidden"})
    void everyAnswerIsKeptNowhereRunsNothingAndIsFramedNowhere(String path) {
        assertProtected(api.get(TestPeople.aCitizen(), path));
        assertProtected(api.get(null, path));
    }

    @Test
    void soAreRefusalsOfTheContainer() throws IOException {
        try (var socket = Sockets.open(port)) {
            Sockets.send(socket, "GET /v1/|| HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(Sockets.readAll(socket))
                    .startsWith("HTTP/1.1 400")
                    .contains("Content-Security-Policy: default-src 'none'", "Cache-Control: no-store");
        }
    }

    @Test
    void theDocumentationRunsItsOwnFilesAlone() {
        assertThat(api.get(null, "/v3/api-docs").status()).isEqualTo(200);
        var page = api.get(null, "/swagger-ui/index.html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "connect-src 'self'", "frame-ancestors 'none'");
        // With that policy a script or a style within the page, or one from elsewhere, would not work.
        assertThat(page.response().body())
                .contains("swagger-ui-bundle.js")
                .doesNotContainPattern("<script(?![^>]*src=\"\\./)")
                .doesNotContain("onload=", "<style", "://");
    }

    @Test
    void withoutAListNoOtherWebSiteMayCall() {
        var asked = preflight(ELSEWHERE);
        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.code()).isEqualTo("forbidden");
        assertThat(asked.header("Access-Control-Allow-Origin")).isEmpty();
        var called = api.get(TestPeople.aCitizen(), "/v1/complaints", "Origin", ELSEWHERE);
        assertThat(called.status()).isEqualTo(403);
        assertThat(api.get(TestPeople.aCitizen(), "/v1/complaints", "Origin", "null")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void ourOwnPagesMay() {
        var called = api.get(TestPeople.aCitizen(), "/v1/complaints", "Origin", "http://127.0.0.1:" + port);
        assertThat(called.status()).isEqualTo(200);
    }

    @Test
    void aListedOriginMayWithoutCookiesAndNoOther() throws IOException {
        try (var server = EdgeServer.start("sahay.security.allowed-origins=https://console.example.in")) {
            assertThat(preflight(server, "https://console.example.in", "authorization,dpop"))
                    .startsWith("HTTP/1.1 200")
                    .contains("Access-Control-Allow-Origin: https://console.example.in\r\n", "Vary: Origin")
                    .doesNotContain("Access-Control-Allow-Credentials");
            for (String other : new String[] {
                "https://console.example.in.evil.example", "http://console.example.in", "https://console.example.in:444"
            }) {
                assertThat(preflight(server, other, "authorization"))
                        .startsWith("HTTP/1.1 403")
                        .doesNotContain("Access-Control-Allow-Origin");
            }
            assertThat(preflight(server, "https://console.example.in", "x-anything"))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void aCookieGoesToThisHostAloneEncryptedAndToNoScript() throws IOException {
        try (var server = EdgeServer.start();
                var socket = Sockets.open(server.port())) {
            Sockets.send(socket, "GET /session HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(Sockets.readAll(socket))
                    .containsPattern("Set-Cookie: __Host-sahay-staff=\\w+; Path=/; Secure; HttpOnly; SameSite=Lax\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "https://*.example.in", "http://console.example.in", "https://console.example.in/"})
    void whatIsNoExactOriginIsRefusedAtTheStart(String origin) {
        assertThatThrownBy(() -> EdgeServer.start("sahay.security.allowed-origins=" + origin))
                .rootCause()
                .hasMessageContaining("sahay.security.allowed-origins holds '" + origin + "'");
    }

    private static void assertProtected(TestApi.Answer answer) {
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; object-src 'none'; base-uri 'none';"
                        + " form-action 'none'; frame-ancestors 'none'");
        assertThat(answer.response().headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        // Only an encrypted answer may say that everything must be encrypted.
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
        assertThat(answer.header("Server")).isEmpty();
    }

    private TestApi.Answer preflight(String origin) {
        return api.send(api.request(null, "/v1/complaints", "Origin", origin, "Access-Control-Request-Method", "POST")
                .method("OPTIONS", java.net.http.HttpRequest.BodyPublishers.noBody()));
    }

    private static String preflight(EdgeServer server, String origin, String headers) throws IOException {
        try (var socket = Sockets.open(server.port())) {
            Sockets.send(socket, """
                    OPTIONS /echo HTTP/1.1\r
                    Host: localhost\r
                    Origin: %s\r
                    Access-Control-Request-Method: POST\r
                    Access-Control-Request-Headers: %s\r
                    Connection: close\r
                    \r
                    """.formatted(origin, headers));
            return Sockets.readAll(socket);
        }
    }
}
