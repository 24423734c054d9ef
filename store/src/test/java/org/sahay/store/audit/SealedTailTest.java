package org.sahay.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.BackgroundConfiguration;
import org.sahay.store.StoreConfiguration;
import org.sahay.store.vault.VerifyingKeys;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The chores of the workers, in the configuration they are delivered with. */
@Tag("server")
class SealedTailTest {
    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final int BLOCKS = 4;

    @TempDir
    private Path state;

    private AuditFixture audit;

    @BeforeEach
    void open() {
        audit = new AuditFixture(state);
    }

    @AfterEach
    void close() {
        audit.close();
    }

    @Test
    void whileEntriesComeNoneWaitsForTheSealerLongerThanFiveSeconds() {
        var waited = new ArrayList<Duration>();
        try (var workers = start()) {
            assertThat(workers.isActive()).isTrue();
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        audit.record(AuditFixture.anEntry());
                        Verdict verdict = verify();
                        assertThat(verdict.findings()).isEmpty();
                        Instant oldest = verdict.unsealed().oldest();
                        waited.add(oldest == null ? Duration.ZERO : Duration.between(oldest, Instant.now()));
                        return verdict.blocks() >= BLOCKS;
                    });
        }
        assertThat(waited).allSatisfy(age -> assertThat(age).isLessThanOrEqualTo(PROMISED));
        assertThat(waited).as("some did wait").anySatisfy(age -> assertThat(age).isPositive());
    }

    private Verdict verify() throws SQLException {
        var folder = new AuditFolder(state);
        return AuditVerifier.verify(
                audit.database.properties(),
                VerifyingKeys.read(folder.publicKeys()),
                List.of(new FileCheckpoints(folder.checkpoints())),
                Clock.systemUTC());
    }

    private ConfigurableApplicationContext start() {
        var properties = new ArrayList<>(List.of(audit.database.applicationProperties()));
        properties.addAll(List.of(
                "spring.config.import=classpath:store.yml",
                "sahay.state-dir=" + state,
                "sahay.temporal.target=127.0.0.1:1",
                "spring.data.redis.port=1",
                "spring.kafka.bootstrap-servers=127.0.0.1:1"));
        return new SpringApplicationBuilder(Workers.class)
                .web(WebApplicationType.NONE)
                .profiles("local")
                .properties(properties.toArray(String[]::new))
                .run();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({StoreConfiguration.class, BackgroundConfiguration.class})
    static class Workers {
        @Bean
        MeterRegistry meterRegistry() {
            return new SimpleMeterRegistry();
        }
    }
}
