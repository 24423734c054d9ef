package org.sahay.store.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.database.DatabaseProperties;
import org.sahay.store.database.Secret;
import org.springframework.mock.env.MockEnvironment;

class DataKeyConfigurationTest {
    private final DataKeyConfiguration configuration = new DataKeyConfiguration();

    @TempDir
    private Path folder;

    @Test
    void underTheLocalProfileTheKeyEncryptionKeyIsMadeByItself() {
        var local = new MockEnvironment().withProperty("sahay.state-dir", folder.toString());
        local.setActiveProfiles("local");
        assertThat(configuration.keyEncryption(properties(null), local).newestKey())
                .startsWith("local:");
        assertThat(folder.resolve("vault-key-encryption-keyset.json")).exists();
    }

    @Test
    void anywhereElseAFileIsRefusedAndNoneIsMade() {
        assertThatThrownBy(() -> configuration.keyEncryption(properties(null), new MockEnvironment()))
                .hasMessageContaining("Set sahay.vault.transit.url");
        assertThatThrownBy(() ->
                        configuration.keyEncryption(properties(folder.resolve("key.json")), new MockEnvironment()))
                .hasMessageContaining("sahay.vault.key-encryption-file is for the profile local alone");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void withoutADatabaseOfKeysNothingStarts() {
        var keys = new DataKeyProperties(null, "sahay_keys", Secret.of(""), 2, true, null);
        var texts = new DatabaseProperties(
                "jdbc:postgresql://db/sahay", "sahay", Secret.of(""), 1, Duration.ofSeconds(1), true, null, false);
        assertThatThrownBy(() -> keys.database(texts)).hasMessageContaining("Set sahay.vault.keys.url");
    }

    private static VaultProperties properties(@Nullable Path keyEncryptionFile) {
        return new VaultProperties(
                null,
                null,
                keyEncryptionFile,
                null,
                Duration.ofMinutes(10),
                new VaultProperties.Role("sahay_vault", Secret.of(""), 4));
    }
}
