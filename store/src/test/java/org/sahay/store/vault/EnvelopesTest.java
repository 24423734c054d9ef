package org.sahay.store.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvelopesTest {
    private static final UUID ID = UUID.randomUUID();

    @TempDir
    private Path folder;

    @Test
    void anEnvelopeOpensForItsPurposeAndItsIdAlone() {
        Envelopes envelopes = envelopes("keys.json");
        String sealed = envelopes.seal("code", ID, "words");
        assertThat(sealed).matches("[A-Za-z0-9_-]+").isNotEqualTo(envelopes.seal("code", ID, "words"));
        assertThat(envelopes.open("code", ID, sealed)).isEqualTo("words");
        assertThatThrownBy(() -> envelopes.open("phone", ID, sealed)).isInstanceOf(VaultException.class);
        assertThatThrownBy(() -> envelopes.open("code", UUID.randomUUID(), sealed))
                .isInstanceOf(VaultException.class)
                .hasMessageNotContaining("words");
        assertThatThrownBy(() -> envelopes("others.json").open("code", ID, sealed))
                .isInstanceOf(VaultException.class);
        assertThatThrownBy(() -> envelopes.open("code", ID, "%%")).isInstanceOf(VaultException.class);
    }

    @Test
    void anIndexIsTheSameForTheSameTextPurposeAndKeyAlone() {
        BlindIndex index = index("index.json");
        assertThat(index.of("phone", "one"))
                .hasSize(32)
                .isEqualTo(index("index.json").of("phone", "one"))
                .isNotEqualTo(index.of("phone", "two"))
                .isNotEqualTo(index.of("code", "one"))
                .isNotEqualTo(index("others.json").of("phone", "one"));
    }

    private Envelopes envelopes(String file) {
        return new Envelopes(KeysetFile.sealing(folder.resolve(file)).readOrCreate());
    }

    private BlindIndex index(String file) {
        return new BlindIndex(
                KeysetFile.indexing(folder.resolve("index-" + file)).readOrCreate());
    }
}
