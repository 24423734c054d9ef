package org.sahay.store.objects;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps objects under keys. An object is put once and never changed: another content has another key. Whoever runs the storage
 * can read what is in it, so it takes only what is sealed, or what was made for everybody to read.
 */
public interface ObjectStorage {
    /**
     * Keeps it durably; the same again does nothing.
     *
     * @throws ObjectStorageException when it cannot be kept
     */
    void put(ObjectKey key, StoredObject object);

    /** @throws ObjectStorageException when the storage does not answer */
    Optional<byte[]> get(ObjectKey key);

    /**
     * The keys below a prefix, ascending.
     *
     * @param after only those behind it; null for all
     * @throws ObjectStorageException when the storage does not answer
     */
    List<ObjectKey> keys(String prefix, @Nullable ObjectKey after);

    /**
     * Everything that was put below a prefix and is still kept, ascending by key: also what another content was put over, or
     * was marked as deleted. Where a storage replaces and keeps nothing, what is there now.
     *
     * @throws ObjectStorageException when the storage does not answer
     */
    default List<KeptVersion> versions(String prefix) {
        return keys(prefix, null).stream()
                .map(key -> new KeptVersion(key, null))
                .toList();
    }

    /** @throws ObjectStorageException when the storage does not answer */
    default Optional<byte[]> get(KeptVersion version) {
        return get(version.key());
    }

    /** Where it is, to be told. */
    String place();
}
