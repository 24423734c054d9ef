package org.sahay.store.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
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

    @Test
    void aStableEnvelopeIsTheSameForTheSameTextPurposeAndId() {
        var envelopes = new StableEnvelopes(index("index.json"));
        String sealed = envelopes.seal("cursor", ID, "place");
        assertThat(sealed)
                .matches("[A-Za-z0-9_-]+")
                .isEqualTo(new StableEnvelopes(index("index.json")).seal("cursor", ID, "place"))
                .isNotEqualTo(envelopes.seal("cursor", ID, "plage"))
                .isNotEqualTo(envelopes.seal("cursor", UUID.randomUUID(), "place"));
        assertThat(envelopes.open("cursor", ID, sealed)).isEqualTo("place");
        assertThatThrownBy(() -> envelopes.open("other", ID, sealed)).isInstanceOf(VaultException.class);
        assertThatThrownBy(() -> envelopes.open("cursor", UUID.randomUUID(), sealed))
                .isInstanceOf(VaultException.class)
                .hasMessageNotContaining("place");
        assertThatThrownBy(() -> new StableEnvelopes(index("others.json")).open("cursor", ID, sealed))
                .isInstanceOf(VaultException.class);
        for (String none : List.of("", "%%", "AAAA", sealed.substring(1), sealed + "A")) {
            assertThatThrownBy(() -> envelopes.open("cursor", ID, none))
                    .as(none)
                    .isInstanceOf(VaultException.class);
        }
    }

    private Envelopes envelopes(String file) {
        return new Envelopes(KeysetFile.sealing(folder.resolve(file)).readOrCreate());
    }

    private BlindIndex index(String file) {
        return new BlindIndex(
                KeysetFile.indexing(folder.resolve("index-" + file)).readOrCreate());
    }
}
