package org.sahay.store.objects;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.store.vault.Envelopes;

/** What only whoever has the vault's keys can read, and only under the key it was put. */
public final class SealedObject implements StoredObject {
    private static final String PURPOSE = "object ";

    private final byte[] bytes;

    private SealedObject(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Seals a content.
     *
     * @param key under which it will be put
     * @param owner whose it is
     */
    public static SealedObject seal(Envelopes envelopes, ObjectKey key, UUID owner, byte[] content) {
        String text = Base64.getEncoder().encodeToString(content);
        return new SealedObject(envelopes.seal(PURPOSE + key, owner, text).getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws org.sahay.store.vault.VaultException when it is another's, of another key, or tampered with */
    public static byte[] open(Envelopes envelopes, ObjectKey key, UUID owner, byte[] stored) {
        String envelope = new String(stored, StandardCharsets.US_ASCII);
        return Base64.getDecoder().decode(envelopes.open(PURPOSE + key, owner, envelope));
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public @Nullable Instant lockedUntil() {
        return null;
    }
}
