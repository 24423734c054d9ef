package org.sahay.store.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingKeysTest {
    private static final byte[] BOUND = "bound".getBytes(UTF_8);

    @TempDir
    private Path folder;

    private Path keyset;

    @BeforeEach
    void name() {
        keyset = folder.resolve("keys.json");
    }

    @Test
    void theNewestKeySealsAndFormerOnesOpen() {
        var before = SealingKeys.readOrCreate(keyset);
        byte[] sealed = before.seal("words".getBytes(UTF_8), BOUND);
        TestKeysets.rotate(keyset);
        var after = SealingKeys.read(keyset);
        assertThat(after.primary()).isNotEqualTo(before.primary());
        assertThat(after.has(before.primary())).isTrue();
        assertThat(after.open(sealed, BOUND)).asString(UTF_8).isEqualTo("words");
        TestKeysets.keepPrimary(keyset);
        var later = SealingKeys.read(keyset);
        assertThat(later.has(before.primary())).isFalse();
        assertThatThrownBy(() -> later.open(sealed, BOUND)).isInstanceOf(VaultException.class);
    }

    @Test
    void whatIsBoundToSomethingElseDoesNotOpen() {
        var keys = SealingKeys.readOrCreate(keyset);
        byte[] sealed = keys.seal("words".getBytes(UTF_8), BOUND);
        assertThatThrownBy(() -> keys.open(sealed, "other".getBytes(UTF_8))).isInstanceOf(VaultException.class);
    }

    @Test
    void aKeyOfHalfTheLengthIsRefused() {
        TestKeysets.weak(keyset);
        assertThatThrownBy(() -> SealingKeys.read(keyset))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("AES-256-GCM");
    }
}
