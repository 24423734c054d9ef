package org.sahay.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.api.ProductionApi;
import org.sahay.store.database.TestDatabase;
import org.springframework.context.ConfigurableApplicationContext;

/** Another OpenID Connect issuer instead of ours, with discovery and keys as Keycloak has them: it alone is trusted. */
@Tag("server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherIssuerTest {
    private final RSAKey key = aKey("first");
    private HttpServer issuer;
    private String address;
    private TestDatabase database;
    private ConfigurableApplicationContext api;

    @BeforeAll
    void bothAreThere(@TempDir Path folder) throws Exception {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        address = "http://127.0.0.1:" + issuer.getAddress().getPort() + "/realms/sahay";
        serve("/realms/sahay/.well-known/openid-configuration", """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "authorization_endpoint": "%1$s/auth",
                 "token_endpoint": "%1$s/token", "response_types_supported": ["code"],
                 "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(address));
        serve("/realms/sahay/keys", new JWKSet(key.toPublicJWK()).toString());
        issuer.start();
        database = TestDatabase.migrated();
        String[] properties = Stream.concat(
                        Stream.of(ProductionApi.keys(folder)), Stream.of("sahay.security.issuer-uri=" + address))
                .toArray(String[]::new);
        api = ProductionApi.start(database, List.of(), properties);
    }

    @AfterAll
    void stop() {
        api.close();
        database.close();
        issuer.stop(0);
    }

    @Test
    void whoeverItSignedInIsLetIn() throws Exception {
        assertThat(get("/v1/complaints?view=mine", token(key, claims -> {})).statusCode())
                .isEqualTo(200);
    }

    @TestFactory
    Stream<DynamicTest> whoeverItDidNotSignInForUsIsNot() {
        Instant now = Instant.now();
        return Stream.of(
                refused("for another service", key, claims -> claims.audience("account")),
                refused("for nobody in particular", key, claims -> claims.audience((String) null)),
                refused("of another issuer", key, claims -> claims.issuer(address + "-of-others")),
                refused("over", key, claims -> claims.expirationTime(Date.from(now.minusSeconds(300)))),
                refused("without an end", key, claims -> claims.expirationTime(null)),
                refused("in a role that is none", key, claims -> claims.claim("role", "admin")),
                refused("of somebody who is no person here", key, claims -> claims.subject("synthetic")),
                refused("signed with another key", aKey("first"), claims -> {}),
                refused("signed with a key it does not publish", aKey("second"), claims -> {}));
    }

    @Test
    void hereNobodySignsIn() throws Exception {
        assertThat(get("/oauth2/jwks", token(key, claims -> {})).statusCode()).isEqualTo(404);
    }

    private DynamicTest refused(String how, RSAKey signer, Consumer<JWTClaimsSet.Builder> otherwise) {
        return DynamicTest.dynamicTest("a token " + how, () -> {
            var answer = get("/v1/complaints?view=mine", token(signer, otherwise));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("\"unauthenticated\"");
        });
    }

    private String token(RSAKey signer, Consumer<JWTClaimsSet.Builder> otherwise) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .issuer(address)
                .subject(UUID.randomUUID().toString())
                .audience(TokenClaims.AUDIENCE)
                .claim("role", "citizen")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
        otherwise.accept(claims);
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(signer.getKeyID())
                .build();
        var token = new SignedJWT(header, claims.build());
        token.sign(new RSASSASigner(signer));
        return token.serialize();
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        int port = api.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        return ProductionApi.get(port, path, token);
    }

    private void serve(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        issuer.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
    }

    private static RSAKey aKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("RSA keys cannot be made", e);
        }
    }
}
