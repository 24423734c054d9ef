package org.sahay.store.vault;

import com.google.crypto.tink.KeysetHandle;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.sahay.store.database.Chore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The vault and its keys: a file made on first use under {@code local}, a named one everywhere else. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaultProperties.class)
public class VaultConfiguration {
    @Bean
    Vault vault(JdbcClient jdbc, Clock clock, VaultProperties properties, Environment environment) {
        return new TinkVault(jdbc, clock, keys(properties, environment));
    }

    @Bean
    PendingTexts pendingTexts(Vault vault, JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new PendingTexts(vault, jdbc, transactions, clock);
    }

    @Bean
    Chore pendingTextPurge(PendingTexts texts) {
        return new Chore("pending-text-purge", Duration.ofHours(1), texts::purge);
    }

    static KeysetHandle keys(VaultProperties properties, Environment environment) {
        if (properties.keysetFile() != null) {
            return new KeysetFile(properties.keysetFile()).read();
        }
        if (!environment.acceptsProfiles(Profiles.of("local"))) {
            throw new IllegalStateException(
                    "Set sahay.vault.keyset-file: outside the profile local no key is made by itself");
        }
        Path state = Path.of(environment.getProperty("sahay.state-dir", ".sahay"));
        return new KeysetFile(state.resolve("vault-keyset.json")).readOrCreate();
    }
}
