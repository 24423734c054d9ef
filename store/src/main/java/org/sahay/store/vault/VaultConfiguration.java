package org.sahay.store.vault;

import com.google.crypto.tink.KeysetHandle;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.sahay.store.database.Chore;
import org.sahay.store.database.DatabaseProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The vault, and the key sets that are files: made on first use under {@code local}, named everywhere else. */
@Configuration(proxyBeanMethods = false)
@Import(DataKeyConfiguration.class)
@EnableConfigurationProperties(VaultProperties.class)
public class VaultConfiguration {
    @Bean(destroyMethod = "close")
    VaultDatabase vaultDatabase(DatabaseProperties database, VaultProperties properties, DataSource migratedBefore) {
        VaultProperties.Role role = properties.database();
        if (role.user().equals(database.user())) {
            throw new IllegalStateException(
                    "sahay.vault.database.user must be a role of its own, not that of sahay.database.user");
        }
        return new VaultDatabase(database.as(role.user(), role.password(), role.poolSize()));
    }

    @Bean
    Vault vault(
            VaultDatabase database, DataKeys keys, Clock clock, VaultProperties properties, Environment environment) {
        return new DataKeyVault(database, keys, clock, keys(properties, environment));
    }

    @Bean
    RowSeals rowSeals(DataKeys keys) {
        return new RowSeals(keys);
    }

    @Bean
    Resealing resealing(VaultDatabase database, JdbcClient jdbc, Vault vault, Clock clock) {
        return new Resealing(database, new TextOwners(jdbc), vault, clock);
    }

    @Bean
    Chore textsSealedAnew(Resealing resealing) {
        return new Chore("texts-sealed-anew", Duration.ofHours(1), resealing::resealSome);
    }

    @Bean
    PhoneIndex phoneIndex(VaultDatabase database) {
        return new PhoneIndex(database);
    }

    @Bean
    OrphanSearch orphanSearch(VaultDatabase database, JdbcClient jdbc, Clock clock) {
        return new OrphanSearch(database, new TextOwners(jdbc), clock);
    }

    @Bean
    Chore orphanedTexts(OrphanSearch search) {
        return new Chore("orphaned-texts", Duration.ofHours(1), search::eraseSome);
    }

    @Bean
    PendingTexts pendingTexts(Vault vault, JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new PendingTexts(vault, jdbc, transactions, clock);
    }

    @Bean
    Chore pendingTextPurge(PendingTexts texts) {
        return new Chore("pending-text-purge", Duration.ofHours(1), texts::purge);
    }

    @Bean
    Envelopes envelopes(VaultProperties properties, Environment environment) {
        return new Envelopes(keys(properties, environment));
    }

    @Bean
    StableEnvelopes stableEnvelopes(BlindIndex index) {
        return new StableEnvelopes(index);
    }

    @Bean
    BlindIndex blindIndex(VaultProperties properties, Environment environment) {
        Path named = properties.indexKeysetFile();
        if (named != null) {
            return new BlindIndex(KeysetFile.indexing(named).read());
        }
        Path own = stateFolder("sahay.vault.index-keyset-file", environment).resolve("vault-index-keyset.json");
        return new BlindIndex(KeysetFile.indexing(own).readOrCreate());
    }

    static KeysetHandle keys(VaultProperties properties, Environment environment) {
        Path named = properties.keysetFile();
        if (named != null) {
            return KeysetFile.sealing(named).read();
        }
        Path own = stateFolder("sahay.vault.keyset-file", environment).resolve("vault-keyset.json");
        return KeysetFile.sealing(own).readOrCreate();
    }

    /** Where what a developer's machine makes by itself is kept. */
    static Path stateFolder(String setting, Environment environment) {
        if (!environment.acceptsProfiles(Profiles.of("local"))) {
            throw new IllegalStateException("Set " + setting + ": outside the profile local no key is made by itself");
        }
        return Path.of(environment.getProperty("sahay.state-dir", ".sahay"));
    }
}
