package org.sahay.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiApplication;
import org.sahay.api.ApiTest;
import org.sahay.api.identity.TestSignIn.SignedIn;
import org.sahay.api.ratelimit.RateLimit;
import org.sahay.api.ratelimit.TestRates;
import org.sahay.store.database.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Two instances behind one name, on one database and one Redis; the second one demands nonces. */
@ApiTest
class TwoInstancesIT {
    private static final String HOST = "api.invalid";
    private static final String PATH = "/v1/complaint-categories";
    private static ConfigurableApplicationContext second;

    @LocalServerPort
    int first;

    @Autowired
    Environment environment;

    @Autowired
    TestDatabase database;

    @Autowired
    TestSignIn signIn;

    @Autowired
    TestRates rates;

    private SignedIn me;

    @BeforeEach
    void bothRunAndSomebodyIsSignedIn() {
        if (second == null) {
            second = start(database, environment);
        }
        me = signIn.signIn();
    }

    @AfterAll
    static void theSecondStops() {
        second.close();
    }

    @Test
    void aProofIsGoodOnceForBothTogether() {
        String nonce = nonce();
        String proof = proof(HOST, nonce);
        assertThat(get(first, HOST, proof)).startsWith("HTTP/1.1 200");
        assertThat(get(second(), HOST, proof)).startsWith("HTTP/1.1 401").contains("\"dpop-replayed\"");
        String other = proof(HOST, nonce);
        assertThat(get(second(), HOST, other)).startsWith("HTTP/1.1 200");
        assertThat(get(first, HOST, other)).startsWith("HTTP/1.1 401").contains("\"dpop-replayed\"");
    }

    @Test
    void aSessionThatIsEndedAtOneIsOverAtTheOther() {
        String nonce = nonce();
        assertThat(get(second(), HOST, proof(HOST, nonce))).startsWith("HTTP/1.1 200");
        String id = signIn.get(me, "/v1/sessions").json().at("/items/0/id").asString();
        assertThat(signIn.delete(me, "/v1/sessions/" + id).status()).isEqualTo(204);
        assertThat(get(second(), HOST, proof(HOST, nonce)))
                .startsWith("HTTP/1.1 401")
                .contains("\"session-ended\"");
    }

    @Test
    void aProofWithoutANonceIsToldWhichToUse() {
        String refused = get(second(), HOST, proof(HOST, null));
        assertThat(refused)
                .startsWith("HTTP/1.1 401")
                .contains("\"dpop-nonce-required\"")
                .contains("WWW-Authenticate: DPoP error=\"use_dpop_nonce\"");
        assertThat(get(second(), HOST, proof(HOST, "of-mine"))).contains("\"dpop-nonce-required\"");
        assertThat(get(second(), HOST, proof(HOST, header(refused, "DPoP-Nonce"))))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void theAddressIsTheOneTheCallerNamed() {
        String refused = get(first, "other.invalid", proof(HOST, null));
        assertThat(refused).startsWith("HTTP/1.1 401").contains("\"dpop-wrong-target\"");
        String forwarded =
                get(first, "other.invalid", proof(HOST, null), "X-Forwarded-Host: " + HOST, "Forwarded: host=" + HOST);
        assertThat(forwarded).startsWith("HTTP/1.1 401").contains("\"dpop-wrong-target\"");
        assertThat(get(first, HOST, proof(HOST, null))).startsWith("HTTP/1.1 200");
    }

    @Test
    void whatIsUsedUpAtOneIsUsedUpAtTheOther() {
        String phone = TestSignIn.aPhone();
        var both = List.of(rates, second.getBean(TestRates.class));
        both.forEach(rates -> rates.set(RateLimit.CODE_PHONE, 2));
        try {
            assertThat(codeOf(second(), phone)).isEqualTo(202);
            assertThat(codeOf(first, phone)).isEqualTo(202);
            assertThat(codeOf(first, phone)).isEqualTo(429);
            assertThat(codeOf(second(), phone)).isEqualTo(429);
        } finally {
            both.forEach(TestRates::reset);
        }
    }

    private int codeOf(int port, String phone) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/auth/otp"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"phone\": \"" + phone + "\"}"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("No answer", e);
        }
    }

    private String nonce() {
        return header(get(second(), HOST, proof(HOST, null)), "DPoP-Nonce");
    }

    private String proof(String host, String nonce) {
        return me.device().proof("GET", "http://" + host + PATH, me.access(), claims -> claims.claim("nonce", nonce));
    }

    private static int second() {
        return second.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static String header(String answer, String name) {
        return answer.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow();
    }

    /** By hand, for a client of the JDK names the host itself. */
    private String get(int port, String host, String proof, String... more) {
        var lines = Stream.concat(
                Stream.of(
                        "GET " + PATH + " HTTP/1.1",
                        "Host: " + host,
                        "Connection: close",
                        "Authorization: DPoP " + me.access(),
                        "DPoP: " + proof),
                Stream.of(more));
        try (var socket = new Socket("127.0.0.1", port)) {
            String request = String.join("\r\n", lines.toList()) + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConfigurableApplicationContext start(TestDatabase database, Environment first) {
        var properties = Stream.of(
                        Stream.of(database.applicationProperties()),
                        Stream.of(
                                        "sahay.state-dir",
                                        "spring.data.redis.port",
                                        "spring.data.redis.timeout",
                                        "spring.data.redis.connect-timeout")
                                .map(name -> name + "=" + first.getRequiredProperty(name)),
                        Stream.of("server.port=0", "management.server.port=0", "sahay.security.dpop-nonce=true"))
                .flatMap(some -> some)
                .map(property -> "--" + property)
                .toArray(String[]::new);
        return new SpringApplicationBuilder(ApiApplication.class)
                .profiles("local")
                .properties("spring.config.name=api")
                .run(properties);
    }
}
