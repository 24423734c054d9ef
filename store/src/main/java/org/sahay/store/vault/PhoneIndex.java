package org.sahay.store.vault;

import java.util.UUID;

/** Who has a phone, by a keyed hash of it. Whoever is found here need not be a person yet. */
public final class PhoneIndex {
    private final VaultDatabase database;

    PhoneIndex(VaultDatabase database) {
        this.database = database;
    }

    /** The one person of this phone, for good. The first of two at once decides. */
    public UUID personOf(byte[] phoneHash) {
        return database.jdbc()
                .sql("""
                        INSERT INTO phone_index (phone_hash, person_id) VALUES (:hash, :person)
                        ON CONFLICT (phone_hash) DO UPDATE SET phone_hash = excluded.phone_hash
                        RETURNING person_id
                        """)
                .param("hash", phoneHash)
                .param("person", UUID.randomUUID())
                .query(UUID.class)
                .single();
    }
}
