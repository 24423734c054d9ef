package org.sahay.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.local.platform.LocalSettings;

class VaultExaminationTest {
    @TempDir
    Path state;

    private Path keys;

    @BeforeEach
    void aKeySet() throws IOException {
        keys = Files.writeString(state.resolve("vault-key-encryption-keyset.json"), "{}");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void keyFilesThatOthersReadAreBad() throws IOException {
        assertThat(finding("key files").blocking()).isFalse();
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(finding("key files").blocking()).isTrue();
        assertThat(finding("key files").remedy()).contains("chmod 600 " + keys);
    }

    @Test
    void withoutPostgreSqlRolesAndKeysAreNotLookedAt() {
        assertThat(finding("role of the vault").found()).contains("PostgreSQL does not run");
        assertThat(finding("keys of texts").found()).contains("PostgreSQL does not run");
    }

    @Test
    void theVolumeIsLookedAtInAnyCase() {
        assertThat(finding("volume of the state folder").blocking()).isFalse();
    }

    private Finding finding(String subject) {
        return new VaultExamination(LocalSettings.ephemeral(state)) // on free ports, where nothing listens
                .findings().stream()
                        .filter(finding -> finding.subject().equals(subject))
                        .findFirst()
                        .orElseThrow();
    }
}
