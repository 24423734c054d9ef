package org.sahay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.database.TestDatabase;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What holds without the profile {@code local}. */
@Tag("server")
class ProductionTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final Path CHECKED_IN = Path.of("openapi.json");

    @TempDir
    Path folder;

    /** Trusts everybody to be an operator; the issuer of the test, so to say. */
    static class AnIssuer {
        @Bean
        @Primary
        JwtDecoder everybodyIsAnOperator() {
            return token -> Jwt.withTokenValue(token)
                    .header("alg", "none")
                    .subject(UUID.randomUUID().toString())
                    .claim("role", "operator")
                    .build();
        }
    }

    @Test
    void itRefusesToStartWithoutAnIssuer() throws Exception {
        try (var database = TestDatabase.migrated()) {
            assertThatThrownBy(() -> start(database, vaultKeys()))
                    .hasRootCauseMessage(
                            "No token issuer is configured: set either sahay.security.issuer-uri to the address of"
                                    + " your OpenID Connect issuer, or sahay.security.signing-keys-file and"
                                    + " sahay.security.issuer to issue tokens here, or run with the profile local on a"
                                    + " developer's machine.");
        }
    }

    @Test
    void itRefusesToStartWithTwoIssuersOrOneWithoutAName() throws Exception {
        try (var database = TestDatabase.migrated()) {
            String[] both = and(signingKeys(), "sahay.security.issuer-uri=https://issuer.invalid");
            String[] nameless = {signingKeys()[0]};
            for (String[] wrong : List.of(both, nameless)) {
                assertThatThrownBy(() -> start(database, and(vaultKeys(), wrong)))
                        .rootCause()
                        .hasMessageStartingWith("No token issuer is configured: ");
            }
        }
    }

    @Test
    void itRefusesToStartWithKeysThatCannotSign() throws Exception {
        Path keys = Files.writeString(
                folder.resolve("no-keys.json"), "{\"keys\": [{\"kty\": \"oct\", \"k\": \"c2VjcmV0\"}]}");
        try (var database = TestDatabase.migrated()) {
            assertThatThrownBy(() -> start(
                            database,
                            and(
                                    vaultKeys(),
                                    "sahay.security.issuer=https://sahay.invalid",
                                    "sahay.security.signing-keys-file=" + keys)))
                    .hasRootCauseMessage("The signing keys must be P-256 keys, each with a kid");
        }
    }

    @Test
    void itRefusesToStartWithoutAKeyForTheVault() {
        try (var database = TestDatabase.migrated()) {
            assertThatThrownBy(() -> start(database, "sahay.security.issuer-uri=https://issuer.invalid"))
                    .rootCause()
                    .hasMessageContaining("sahay.vault.keyset-file");
        }
    }

    @Test
    void itRefusesToStartWithTimeThatRunsFaster() throws Exception {
        try (var database = TestDatabase.migrated()) {
            assertThatThrownBy(() -> start(
                            database,
                            and(
                                    vaultKeys(),
                                    "sahay.security.issuer-uri=https://issuer.invalid",
                                    "sahay.time-scale-ms-per-hour=1000")))
                    .rootCause()
                    .hasMessageContaining("sahay.time-scale-ms-per-hour");
        }
    }

    /** After a change that was meant: run with {@code -Dopenapi.write=true}, and review the difference. */
    @Test
    void theDocumentIsTheOneThatWasReviewedAndKnowsNoDevelopment() throws Exception {
        try (var database = TestDatabase.migrated();
                var context = start(database, and(vaultKeys(), signingKeys()))) {
            int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            assertThat(get(port, "/v1/dev/messages?to=" + UUID.randomUUID()).statusCode())
                    .isEqualTo(404);
            String document = get(port, "/v3/api-docs").body();
            assertThat(document).doesNotContain("/v1/dev/").contains("\"openapi\":\"3.1");
            String readable = JSON.writeValueAsString(JSON.readTree(document)) + "\n";
            if (Boolean.getBoolean("openapi.write")) {
                Files.writeString(CHECKED_IN, readable);
            }
            assertThat(readable).isEqualTo(Files.readString(CHECKED_IN));
            int management = context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
            assertThat(get(port, "/oauth2/jwks").body()).contains("\"kid\"").doesNotContain("\"d\"");
            assertThat(get(management, "/actuator/health/liveness").statusCode())
                    .isEqualTo(200);
            assertThat(get(management, "/actuator/health/readiness").statusCode())
                    .isEqualTo(200);
            assertThat(get(management, "/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
            assertThat(get(port, "/actuator/health").statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        return ProductionApi.get(port, path, "anything");
    }

    private static ConfigurableApplicationContext start(TestDatabase database, String... more) {
        return ProductionApi.start(database, List.of(AnIssuer.class), more);
    }

    private String[] vaultKeys() throws Exception {
        return ProductionApi.keys(folder);
    }

    private String[] signingKeys() throws Exception {
        var key = new ECKeyGenerator(Curve.P_256).keyID("first").generate();
        Path file = Files.writeString(folder.resolve("signing-keys.json"), new JWKSet(key).toString(false));
        return new String[] {"sahay.security.signing-keys-file=" + file, "sahay.security.issuer=https://sahay.invalid"};
    }

    private static String[] and(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }
}
