package org.sahay.store.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import com.google.crypto.tink.signature.SignatureConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/** A key set in a file that only its owner may read. */
final class KeysetFile {
    private final Path file;
    private final Parameters parameters;

    private KeysetFile(Path file, Parameters parameters) {
        this.file = file;
        this.parameters = parameters;
    }

    /** Keys that seal: AES-256-GCM. */
    static KeysetFile sealing(Path file) {
        return new KeysetFile(file, PredefinedAeadParameters.AES256_GCM);
    }

    /** Keys that index: HMAC-SHA-256. */
    static KeysetFile indexing(Path file) {
        return new KeysetFile(file, PredefinedPrfParameters.HMAC_SHA256_PRF);
    }

    /** Keys that sign: Ed25519. */
    static KeysetFile signing(Path file) {
        return new KeysetFile(file, PredefinedSignatureParameters.ED25519);
    }

    /** @throws VaultException when the file is not there or holds no key set */
    KeysetHandle read() {
        try {
            register();
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
        } catch (IOException | GeneralSecurityException e) {
            throw new VaultException("No key set can be read from " + file, e);
        }
    }

    /** Reads the key set, made first when there is none; processes that start at once end up with the same. */
    KeysetHandle readOrCreate() {
        if (!Files.exists(file)) {
            try {
                create();
            } catch (IOException e) {
                throw new UncheckedIOException("The key set " + file + " cannot be written", e);
            } catch (GeneralSecurityException e) {
                throw new VaultException("No key can be made", e);
            }
        }
        return read();
    }

    private void create() throws IOException, GeneralSecurityException {
        register();
        KeysetHandle keys = KeysetHandle.generateNew(parameters);
        writeOnce(file, "rw-------", TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
    }

    /** Writes a file unless there is one. */
    static void writeOnce(Path file, String permissions, String content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(
                folder,
                "keyset",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        try {
            Files.writeString(draft, content);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // another process was faster: its file is the one
        } finally {
            Files.delete(draft);
        }
    }

    static void register() throws GeneralSecurityException {
        AeadConfig.register();
        PrfConfig.register();
        SignatureConfig.register();
    }
}
