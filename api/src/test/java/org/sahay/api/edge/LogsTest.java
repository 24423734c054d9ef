package org.sahay.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestPeople;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class LogsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    TestApi api;

    @LocalServerPort
    int port;

    @Test
    void everyRequestIsOneLineOfJsonWithoutWhatWasAsked(CapturedOutput output) {
        var citizen = TestPeople.aCitizen();
        api.get(
                citizen,
                "/v1/complaints/01900000-0000-7000-8000-000000000000?name=Asha",
                "X-Request-Id",
                "1099ed00-0000-4000-8000-000000000001");
        // The line is written when the request is over, which may be after its answer has come.
        List<JsonNode> lines =
                await().until(() -> lines(output, "1099ed00-0000-4000-8000-000000000001"), found -> !found.isEmpty());
        assertThat(lines).hasSize(1);
        JsonNode line = lines.getFirst();
        assertThat(line.get("route").asString()).isEqualTo("/v1/complaints/{id}");
        assertThat(line.get("status").asInt()).isEqualTo(404);
        assertThat(line.get("problem").asString()).isEqualTo("not-found");
        assertThat(line.get("requestId").asString()).isEqualTo("1099ed00-0000-4000-8000-000000000001");
        assertThat(line.get("traceId").asString()).hasSize(32);
        assertThat(line.toString())
                .doesNotContain("Asha", "01900000", citizen.id().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "4ef05ed0-0000-4000-8000-000000000001, /v1/complaints, unauthenticated",
        "4ef05ed0-0000-4000-8000-000000000002, /v1//complaints, malformed-request",
        "4ef05ed0-0000-4000-8000-000000000003, /v1/complaints, forbidden"
    })
    void whatIsRefusedBeforeAnybodyIsKnownIsLoggedWithItsReason(
            String id, String path, String code, CapturedOutput output) {
        String origin = code.equals("forbidden") ? "https://elsewhere.example.in" : api.url("");
        api.get(null, path, "X-Request-Id", id, "Origin", origin);
        var lines = await().until(() -> lines(output, id), found -> !found.isEmpty());
        assertThat(lines.getFirst().get("problem").asString()).isEqualTo(code);
    }

    @Test
    void noLineHoldsWhatWasSent(CapturedOutput output) {
        api.file(TestPeople.aCitizen(), "{\"description\": \"my very private words\", \"category\": \"PRIVATE_TOO\"}");
        api.file(TestPeople.aCitizen(), "{\"description\": [\"my very private words\"]");
        assertThat(output.getAll()).doesNotContain("my very private words").doesNotContain("PRIVATE_TOO");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/complaints?name=my-private-canary|| HTTP/1.1\r\nHost: x\r\n",
                "GET /v1/complaints HTTP/1.1\r\nHost: x\r\nmy-private-canary\r\n",
                "GET /v1/complaints?name=my-private-canary%zz HTTP/1.1\r\nHost: x\r\n",
                "GET /v1/complaints HTTP/1.1\r\nHost: x\r\nCookie: a=my-private-canary\u0001\r\n",
            })
    void noLineHoldsARequestThatTomcatCannotRead(String head, CapturedOutput output) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 4");
        }
        assertThat(output.getAll()).doesNotContain("my-private-canary");
    }

    /** Tomcat says such things once a day at INFO, so that a test that comes second would not see them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.coyote.http11.Http11Processor",
                "org.apache.tomcat.util.http.MimeHeaders",
                "org.apache.tomcat.util.http.Parameters",
                "org.apache.tomcat.util.http.parser.Cookie"
            })
    void whoQuotesRequestsIsNotHeardBelowWarn(String logger) {
        assertThat(LoggerFactory.getLogger(logger).isInfoEnabled()).isFalse();
        assertThat(LoggerFactory.getLogger(logger).isWarnEnabled()).isTrue();
    }

    private static List<JsonNode> lines(CapturedOutput output, String containing) {
        return Arrays.stream(output.getOut().split("\n", -1))
                .filter(line -> line.startsWith("{") && line.contains(containing))
                .map(JSON::readTree)
                .toList();
    }
}
