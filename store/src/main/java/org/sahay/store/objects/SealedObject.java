package org.sahay.store.objects;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.store.hash.Sha256;
import org.sahay.store.vault.RowSeals;
import org.sahay.store.vault.SealedBytes;
import org.sahay.store.vault.VaultException;

/**
 * What is sealed with the data key of whom it is about, and opens only under the key it was put; destroying the data key makes it
 * unreadable, in every copy of the storage too. Kept as the data key's id (4 bytes), the form (1 byte), and the ciphertext.
 */
public final class SealedObject implements StoredObject {
    private static final int HEAD = Integer.BYTES + 1;

    private final byte[] bytes;

    private SealedObject(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Seals a content.
     *
     * @param key under which it will be put
     * @param subject whom it is about
     * @throws org.sahay.store.vault.KeysUnavailableException when their data key cannot be had now
     */
    public static SealedObject seal(RowSeals seals, ObjectKey key, UUID subject, byte[] content) {
        RowSeals.Kept kept = seals.sealAll(List.of(new RowSeals.Plain(place(key, subject), content)))
                .getFirst();
        return new SealedObject(ByteBuffer.allocate(HEAD + kept.ciphertext().length)
                .putInt(kept.keyId())
                .put((byte) kept.version())
                .put(kept.ciphertext())
                .array());
    }

    /**
     * The content; empty when the data key it was sealed with was destroyed.
     *
     * @throws VaultException when it is about another, of another key, or tampered with
     * @throws org.sahay.store.vault.KeysUnavailableException when the data key cannot be had now
     */
    public static Optional<byte[]> open(RowSeals seals, ObjectKey key, UUID subject, byte[] stored) {
        if (stored.length < HEAD) {
            throw new VaultException("Object " + key + " is too short to be sealed", null);
        }
        var head = ByteBuffer.wrap(stored);
        int keyId = head.getInt();
        int form = head.get();
        byte[] ciphertext = new byte[head.remaining()];
        head.get(ciphertext);
        return seals.openAll(List.of(new RowSeals.Kept(place(key, subject), ciphertext, keyId, form)))
                .getFirst();
    }

    /** Keys are texts: what a row's id is for a row is the beginning of the key's hash for an object. */
    private static RowSeals.Place place(ObjectKey key, UUID subject) {
        var hash = ByteBuffer.wrap(Sha256.of(key.toString()));
        return new RowSeals.Place(SealedBytes.OBJECT, new UUID(hash.getLong(), hash.getLong()), subject);
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
