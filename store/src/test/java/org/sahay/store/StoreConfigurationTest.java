package org.sahay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sahay.store.database.TestDatabase;
import org.sahay.store.outbox.OutboxRelay;
import org.sahay.store.tls.PlainConnectionException;
import org.sahay.store.vault.Sealed;
import org.sahay.store.vault.SealedColumn;
import org.sahay.store.vault.Vault;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Tag("server")
class StoreConfigurationTest {
    private TestDatabase database;

    @TempDir
    private Path state;

    @BeforeEach
    void createDatabase() {
        database = TestDatabase.empty();
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void underTheLocalProfileItStartsWithTemporalAndKafkaDownAndMakesSchemaAndKeys() {
        try (var context = start("local")) {
            assertThat(context.getBean(OutboxRelay.class).isRunning()).isTrue();
            assertThat(context.getBean("schemaHealthIndicator", HealthIndicator.class)
                            .health()
                            .getStatus())
                    .isEqualTo(Status.UP);
            assertThat(state.resolve("vault-keyset.json")).exists();
            assertThat(state.resolve("vault-index-keyset.json")).exists();
            assertThat(state.resolve("temporal-keyset.json")).exists();
            assertThat(state.resolve("vault-key-encryption-keyset.json")).exists();
            assertThat(state.resolve("audit-keyset.json")).exists();
            assertThat(state.resolve("audit-keyset.public.json")).exists();
            var vault = context.getBean(Vault.class);
            var where = new Sealed.Where(SealedColumn.COMPLAINT_DESCRIPTION, UUID.randomUUID(), UUID.randomUUID());
            assertThat(vault.open(vault.seal(where, "words"), where)).isEqualTo("words");
            assertThat(context.getBean(MeterRegistry.class)
                            .get("sahay.outbox.backlog")
                            .gauges())
                    .hasSize(2)
                    .allSatisfy(gauge -> assertThat(gauge.value()).isZero());
        }
    }

    @Test
    void withoutAProfileItRefusesToStartWithoutAKeySet() {
        assertThatThrownBy(() -> start("")).rootCause().hasMessageContaining("sahay.vault.keyset-file");
    }

    @Test
    void withoutAProfileItRefusesToStartWithoutAKeySetOfTheIndex() {
        makeKeySets();
        assertThatThrownBy(() -> start("", "sahay.vault.keyset-file=" + state.resolve("vault-keyset.json")))
                .rootCause()
                .hasMessageContaining("sahay.vault.index-keyset-file");
    }

    @Test
    void withoutAProfileItRefusesToStartWithoutAKeySetForPayloads() {
        makeKeySets();
        assertThatThrownBy(() -> start("", Arrays.copyOf(keySets(), 2)))
                .rootCause()
                .hasMessageContaining("sahay.temporal.keyset-file");
    }

    @Test
    void withoutAProfileItRefusesToStartWithoutAKeySetAndCheckpointsOfTheAuditTrail() {
        makeKeySets();
        assertThatThrownBy(() -> start("", Arrays.copyOf(keySets(), 3)))
                .rootCause()
                .hasMessageContaining("sahay.audit.keyset-file");
        assertThatThrownBy(() -> start("", Arrays.copyOf(keySets(), 4)))
                .rootCause()
                .hasMessageContaining("sahay.audit.checkpoint-folder");
    }

    @Test
    void withoutAProfileItDoesNotMigrateAndIsOutOfServiceUntilSomebodyDoes() {
        makeKeySets();
        try (var context = start("", keySets())) {
            assertThat(context.getBean("schemaHealthIndicator", HealthIndicator.class)
                            .health()
                            .getStatus())
                    .isEqualTo(Status.OUT_OF_SERVICE);
        }
    }

    @Test
    void theVaultsRoleIsNeverTheApplications() {
        assertThatThrownBy(() -> start("local", "sahay.vault.database.user=" + TestDatabase.APPLICATION))
                .rootCause()
                .hasMessageContaining("sahay.vault.database.user must be a role of its own");
    }

    @Test
    void theKeysAreNeverInTheDatabaseOfTheTexts() {
        assertThatThrownBy(() -> start("local", "sahay.vault.keys.url=" + database.url() + "?loginTimeout=5"))
                .rootCause()
                .hasMessageContaining("sahay.vault.keys.url must be another database");
    }

    @Test
    void theKeysAreNeverInTheDatabaseOfTheTextsByAnotherName() {
        assertThatThrownBy(() -> start("local", keysAtAddressOfTexts(database.applicationProperties())))
                .rootCause()
                .hasMessageContaining("sahay.vault.keys.url is the database of sahay.database.url by another name");
        makeKeySets();
        assertThatThrownBy(() -> start("", and(keySets(), keysAtAddressOfTexts(database.productionProperties()))))
                .rootCause()
                .hasMessageContaining("sahay.vault.keys.url is the database of sahay.database.url by another name");
        assertThat(database.jdbc()
                        .sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'keys'")
                        .query(Long.class)
                        .single())
                .as("nothing of keys was made there")
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "sahay.database.tls=false, PostgreSQL",
        "sahay.vault.keys.tls=false, the database of keys",
        "sahay.vault.transit.url=http://127.0.0.1:1, Transit",
        "sahay.temporal.tls=false, Temporal",
        "spring.data.redis.ssl.enabled=false, Redis",
        "spring.data.redis.url=redis://localhost, Redis",
        "sahay.mongodb.uri=mongodb://127.0.0.1:1, MongoDB",
        "sahay.mongodb.uri=mongodb://127.0.0.1:1/?tls=true&tlsInsecure=true, MongoDB",
        "sahay.clickhouse.url=http://127.0.0.1:1, ClickHouse",
        "spring.kafka.security.protocol=SASL_PLAINTEXT, Kafka",
        "spring.kafka.properties.ssl.endpoint.identification.algorithm=, Kafka"
    })
    void withoutAProfileNoConnectionIsPlain(String property, String server) {
        makeKeySets();
        assertThatThrownBy(() -> start("", and(keySets(), property)))
                .rootCause()
                .isInstanceOf(PlainConnectionException.class)
                .hasMessageStartingWith(
                        "Outside the profile local the connection to %s must be encrypted.".formatted(server));
    }

    private String[] keySets() {
        return new String[] {
            "sahay.vault.keyset-file=" + state.resolve("vault-keyset.json"),
            "sahay.vault.index-keyset-file=" + state.resolve("vault-index-keyset.json"),
            "sahay.temporal.keyset-file=" + state.resolve("temporal-keyset.json"),
            "sahay.audit.keyset-file=" + state.resolve("audit-keyset.json"),
            "sahay.audit.checkpoint-folder=" + state.resolve("audit-checkpoints")
        };
    }

    private static String keysAtAddressOfTexts(String[] properties) {
        return Arrays.stream(properties)
                .filter(property -> property.startsWith("sahay.database.url=") && property.contains("localhost"))
                .map(property -> property.replace("sahay.database.url", "sahay.vault.keys.url")
                        .replace("localhost", "127.0.0.1"))
                .findFirst()
                .orElseThrow();
    }

    private static String[] and(String[] properties, String one) {
        String[] all = Arrays.copyOf(properties, properties.length + 1);
        all[properties.length] = one;
        return all;
    }

    private void makeKeySets() {
        try (var other = TestDatabase.empty();
                var context = start("local", other.applicationProperties())) {
            assertThat(context.isActive()).isTrue();
        }
    }

    private ConfigurableApplicationContext start(String profile, String... properties) {
        var all = new ArrayList<>(
                List.of(profile.isEmpty() ? database.productionProperties() : database.applicationProperties()));
        all.addAll(List.of(
                "spring.config.import=classpath:store.yml",
                "sahay.state-dir=" + state,
                "sahay.temporal.target=127.0.0.1:1",
                "spring.data.redis.port=1",
                "spring.kafka.bootstrap-servers=127.0.0.1:1"));
        all.addAll(List.of(properties));
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .profiles(profile.isEmpty() ? new String[0] : new String[] {profile})
                .properties(all.toArray(String[]::new))
                .run();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({StoreConfiguration.class, BackgroundConfiguration.class})
    static class Application {
        @Bean
        MeterRegistry meterRegistry() {
            return new SimpleMeterRegistry();
        }
    }
}
