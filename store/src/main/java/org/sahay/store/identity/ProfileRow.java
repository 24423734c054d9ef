package org.sahay.store.identity;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.store.vault.Sealed;
import org.sahay.store.vault.SealedColumn;

/**
 * A profile as it is kept.
 *
 * @param language BCP 47 with the script
 */
record ProfileRow(
        UUID id,
        long version,
        @Nullable String language,
        @Nullable UUID nameToken,
        @Nullable UUID abhaNumberToken,
        @Nullable UUID abhaAddressToken,
        @Nullable UUID villageToken,
        Instant updatedAt) {
    /** Of somebody who told nothing yet. */
    static ProfileRow empty(UUID id, Instant now) {
        return new ProfileRow(id, 0, null, null, null, null, null, now);
    }

    /** Its texts and where they stand. */
    Map<UUID, Sealed.Where> texts() {
        var texts = new HashMap<UUID, Sealed.Where>();
        add(texts, nameToken, SealedColumn.PROFILE_NAME);
        add(texts, abhaNumberToken, SealedColumn.PROFILE_ABHA_NUMBER);
        add(texts, abhaAddressToken, SealedColumn.PROFILE_ABHA_ADDRESS);
        add(texts, villageToken, SealedColumn.PROFILE_VILLAGE);
        return texts;
    }

    private void add(Map<UUID, Sealed.Where> texts, @Nullable UUID token, SealedColumn column) {
        if (token != null) {
            texts.put(token, new Sealed.Where(column, id, id));
        }
    }
}
