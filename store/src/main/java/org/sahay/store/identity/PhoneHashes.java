package org.sahay.store.identity;

import org.sahay.store.vault.BlindIndex;

/** What stands for a phone where it is looked up. */
final class PhoneHashes {
    private final BlindIndex index;

    PhoneHashes(BlindIndex index) {
        this.index = index;
    }

    byte[] of(PhoneNumber phone) {
        return index.of("phone", phone.e164());
    }
}
