package org.sahay.api.security;

import java.nio.file.Path;
import java.security.SecureRandom;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key that signs and checks the local platform's bearer tokens. */
final class TokenKey {
    private static final int BYTES = 32;

    private TokenKey() {}

    /** Reads {@code token-key} in the folder, or makes it. */
    static SecretKey in(Path stateFolder) {
        byte[] key = OwnerOnlyFile.readOrMake(stateFolder, "token-key", TokenKey::random);
        if (key.length != BYTES) {
            throw new IllegalStateException(
                    "The key of local tokens in sahay.state-dir is damaged; delete token-key there and ask for new tokens");
        }
        return new SecretKeySpec(key, "HmacSHA256");
    }

    private static byte[] random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
