package org.sahay.store.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsSignedIsVerifiedWithThePublicFileAlone() throws IOException {
        Path keyset = folder.resolve("audit.json");
        Path publicKeys = VerifyingKeys.beside(keyset);
        var keys = SigningKeys.readOrCreate(keyset, publicKeys);
        String signature = keys.sign("message".getBytes(UTF_8));
        assertThat(SigningKeys.read(keyset, publicKeys).keyId()).isEqualTo(keys.keyId());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyset)))
                .isEqualTo("rw-------");
        Files.delete(keyset);
        assertThat(publicKeys).hasFileName("audit.public.json");
        assertThat(Files.readString(publicKeys)).contains("ASYMMETRIC_PUBLIC").doesNotContain("ASYMMETRIC_PRIVATE");
        var verifying = VerifyingKeys.read(publicKeys);
        assertThat(verifying.verify(signature, "message".getBytes(UTF_8))).isTrue();
        assertThat(verifying.verify(signature, "massage".getBytes(UTF_8))).isFalse();
        assertThat(verifying.verify("no base64 %", "message".getBytes(UTF_8))).isFalse();
    }

    @Test
    void keysWhosePublicHalfIsNotInTheFileAreRefusedAndTheFileStays() throws IOException {
        Path publicKeys = folder.resolve("public.json");
        SigningKeys.readOrCreate(folder.resolve("ours.json"), publicKeys);
        String trusted = Files.readString(publicKeys);
        assertThatThrownBy(() -> SigningKeys.readOrCreate(folder.resolve("theirs.json"), publicKeys))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("public.json");
        assertThat(Files.readString(publicKeys)).isEqualTo(trusted);
    }
}
