package org.sahay.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestPeople;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class ErrorsTest {
    @Autowired
    TestApi api;

    @LocalServerPort
    int port;

    @Test
    void withoutATokenNothingIsAnswered() {
        var answer = api.get(null, "/v1/complaints");
        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void aTokenThatIsNoneIs401() {
        var answer = api.send(api.request(null, "/v1/complaints", "Authorization", "Bearer x.y.z")
                .GET());
        assertProblem(answer, 401, "unauthenticated");
    }

    @Test
    void aRoleThatMayNotIs403() {
        assertProblem(api.file(TestPeople.a(Role.CLINICIAN), "{}"), 403, "forbidden");
    }

    @Test
    void anOfficerTheRosterDoesNotKnowIs403() {
        assertProblem(api.get(TestPeople.a(Role.STATE_OFFICER), "/v1/complaints"), 403, "forbidden");
    }

    @Test
    void aQueryThatIsNoneIs400() throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            var request =
                    "GET /v1/complaints?number=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                            + api.token(TestPeople.aCitizen()) + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("malformed-request");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"%01=a", "q%00=1", "view=mine&%7F=1"})
    void aParameterWhoseNameHasAControlCharacterIs400(String query) {
        assertProblem(api.get(TestPeople.aCitizen(), "/v1/complaints?" + query), 400, "malformed-request");
    }

    @Test
    void aLongListOfLanguagesIsNoReasonToRefuse() {
        String many = IntStream.range(0, 1000)
                .mapToObj(i -> "" + (char) ('a' + i / 26 % 26) + (char) ('a' + i % 26))
                .collect(Collectors.joining(","));
        assertThat(api.get(TestPeople.aCitizen(), "/v1/complaints", "Accept-Language", many + ",hi;q=0.1")
                        .status())
                .isEqualTo(200);
        assertThat(api.post(
                                TestPeople.aCitizen(),
                                "/v1/complaints",
                                "{}",
                                "Idempotency-Key",
                                "many-languages",
                                "Accept-Language",
                                many)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void anAddressWithNothingIs404() {
        assertProblem(api.get(TestPeople.aCitizen(), "/v1/nothing"), 404, "not-found");
        assertProblem(api.get(TestPeople.aCitizen(), "/v1/complaints/no-uuid"), 404, "not-found");
        assertProblem(
                api.get(TestPeople.aCitizen(), "/v1/complaints/00000000-0000-7000-8000-000000000000"),
                404,
                "not-found");
    }

    @Test
    void aRefusalRepeatsOfTheAddressNoMoreThanRouteAndIds() {
        String complaint = "/v1/complaints/00000000-0000-7000-8000-000000000000";
        assertThat(instance(api.get(TestPeople.aCitizen(), complaint))).isEqualTo(complaint);
        assertThat(instance(api.get(TestPeople.aCitizen(), "/v1/complaints?number=x&view=none")))
                .isEqualTo("/v1/complaints");
        for (String path : List.of(
                "/v1/complaints/my-private-name",
                "/v1/my-private-name",
                "/v1/complaint-categories/my-private-name",
                "/v1//my-private-name",
                "/problems/my-private-name")) {
            for (Actor caller : Arrays.asList(TestPeople.aCitizen(), null)) {
                var answer = api.get(caller, path);
                assertThat(answer.status()).isBetween(400, 404);
                assertThat(answer.response().body()).doesNotContain("my-private-name");
            }
        }
    }

    private static String instance(TestApi.Answer answer) {
        return answer.json().get("instance").asString();
    }

    @Test
    void aMethodThatIsNotThereIs405() {
        var request = api.request(TestPeople.aCitizen(), "/v1/complaints")
                .method("DELETE", HttpRequest.BodyPublishers.noBody());
        var answer = api.send(request);
        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET").contains("POST");
    }

    @Test
    void anAnswerNobodyCanGiveIs406() {
        assertProblem(
                api.get(TestPeople.aCitizen(), "/v1/complaint-categories", "Accept", "text/csv"),
                406,
                "not-acceptable");
    }

    @Test
    void aBodyThatIsNoJsonIs415() {
        var request = api.request(TestPeople.aCitizen(), "/v1/complaints", "Idempotency-Key", "a-key")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertProblem(api.send(request), 415, "unsupported-media-type");
    }

    @Test
    void aBodyOverTheCapIs413WithItsLengthDeclared() {
        assertProblem(api.file(TestPeople.aCitizen(), "x".repeat(BodyCapFilter.CAP_BYTES + 1)), 413, "body-too-large");
    }

    @Test
    void aBodyOverTheCapIs413InChunks() {
        InputStream large = new ByteArrayInputStream(new byte[BodyCapFilter.CAP_BYTES + 1]);
        var request = api.request(TestPeople.aCitizen(), "/v1/complaints", "Idempotency-Key", "a-key")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> large));
        assertProblem(api.send(request), 413, "body-too-large");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                  | malformed-json | ",
                "null                               | malformed-json | ",
                "{\"category\":\"A\",\"category\":\"B\"} | malformed-json | ",
                "{} {}                              | malformed-json | ",
                "{\"colour\":1}                     | unknown-field  | colour",
                "{\"location\":{\"x\":1}}           | unknown-field  | location.x",
                "{\"location\":{\"lgdState\":\"10\"}} | invalid-value | location.lgdState",
                "{\"location\":{\"lgdState\":1.5}}  | invalid-value  | location.lgdState",
                "{\"category\":7}                   | invalid-value  | category",
                "{\"location\":[]}                  | invalid-value  | location",
                "{\"location\":{\"lgdDistrict\":99999999999}} | invalid-value | location.lgdDistrict",
                "{\"location\":{\"lgdState\":-99999999999999999999}} | invalid-value | location.lgdState",
                "{\"श्रेणी\":1}                       | unknown-field  | श्रेणी",
                "{\"location\":{\"மாவட்டம்\":1}}    | unknown-field  | location.மாவட்டம்",
                "{\"<b>\":1}                        | unknown-field  | body",
            })
    void whatTheParserRefusesIs400AndNamesTheField(String body, String code, String field) {
        var answer = api.file(TestPeople.aCitizen(), body);
        assertProblem(answer, 400, code);
        assertThat(answer.field()).isEqualTo(field == null ? "" : field);
    }

    /** What a small body can hide: depth, digits, exponents, names, and tokens without number. */
    @Test
    void whatWouldCostTheParserTooMuchIs400() {
        for (String bomb : List.of(
                "[".repeat(10_000),
                "{\"a\":".repeat(10_000),
                "{\"location\":{\"lgdState\":" + "9".repeat(1_000) + "}}",
                "{\"location\":{\"lat\":0." + "9".repeat(1_000) + "}}",
                "{\"location\":{\"lgdState\":1e400}}",
                "{\"location\":{\"lgdState\":1e999999999}}",
                "{\"location\":{\"lat\":1e400}}",
                "{\"" + "n".repeat(10_000) + "\":1}",
                "{\"description\":\"" + "d".repeat(70_000) + "\"}",
                "[" + "1,".repeat(30_000) + "1]")) {
            var answer = api.file(TestPeople.aCitizen(), bomb);
            assertThat(answer.status()).as(bomb.substring(0, 20)).isEqualTo(400);
            assertThat(answer.code()).isIn("malformed-json", "invalid-value");
        }
    }

    @Test
    void theErrorIsInTheCallersLanguage() {
        var answer = api.get(TestPeople.aCitizen(), "/v1/nothing", "Accept-Language", "hi-IN,en;q=0.3");
        assertThat(answer.header("Content-Language")).isEqualTo("hi");
        assertThat(answer.json().get("title").asString()).matches(".*[\\u0900-\\u097f].*");
    }

    @Test
    void whatTomcatRefusesIsAProblemToo() throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write("GET /v1/|| HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "malformed-request");
            assertThat(answer).doesNotContain("||").doesNotContain("<html");
        }
    }

    /** Whatever follows the last chunk is no request of its own: the connection ends. */
    @Test
    void aBodyWithTwoLengthsSmugglesNothing() throws IOException {
        try (var socket = Sockets.open(port)) {
            Sockets.send(
                    socket,
                    "POST /v1/auth/otp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "2\r\n{}\r\n0\r\n\r\nGET /v3/api-docs HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(Sockets.readAll(socket))
                    .startsWith("HTTP/1.1 4")
                    .contains("Connection: close")
                    .doesNotContain("HTTP/1.1 2");
        }
    }

    @Test
    void nobodyGetsTheirRequestBackByTrace() {
        var answer = api.send(api.request(TestPeople.aCitizen(), "/v1/complaints", "X-Canary", "canary")
                .method("TRACE", HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.status()).isBetween(400, 405);
        assertThat(answer.response().body()).doesNotContain("canary");
    }

    @Test
    void whatTheFirewallRefusesIsAProblemToo() {
        assertProblem(api.get(TestPeople.aCitizen(), "/v1//complaints"), 400, "malformed-request");
    }

    @Test
    void theTypeOfAProblemIsAPageThatExplainsIt() {
        for (ProblemCode code : ProblemCode.values()) {
            var page = api.get(null, "/problems/" + code.code(), "Accept-Language", "ta");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.response().body()).contains(code.code()).contains("lang=\"ta\"");
        }
    }

    private static void assertProblem(TestApi.Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().get("type").asString()).isEqualTo("/problems/" + code);
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().get("title").asString()).isNotBlank();
        assertThat(answer.json().get("detail").asString()).isNotBlank();
        assertThat(answer.json().get("instance").asString()).startsWith("/");
        assertThat(answer.json().get("requestId").asString()).isEqualTo(answer.header("X-Request-Id"));
        assertThat(answer.header("traceparent")).isNotBlank();
    }
}
