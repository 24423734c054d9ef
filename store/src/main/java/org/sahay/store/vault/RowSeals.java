package org.sahay.store.vault;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Seals, with the data keys of their subjects, what lies in its own row and not in the vault: logs that are read from end to end,
 * whose every row would else be two. Destroying a key makes it unreadable as it does texts.
 */
public final class RowSeals {
    static final int VERSION = 1;

    private final DataKeys keys;

    RowSeals(DataKeys keys) {
        this.keys = keys;
    }

    /**
     * Where something sealed lies.
     *
     * @param column that keeps it
     * @param row by its id
     * @param subject whose it is
     */
    public record Place(SealedBytes column, UUID row, UUID subject) {}

    /** Something to be sealed. */
    public record Plain(Place place, byte[] bytes) {
        @Override
        public String toString() {
            return "Plain[" + place + "]";
        }
    }

    /** Something sealed, as its row keeps it. */
    public record Kept(Place place, byte[] ciphertext, int keyId, int version) {}

    /**
     * In the order given.
     *
     * @throws KeysUnavailableException when the key of one of the subjects cannot be had now
     */
    public List<Kept> sealAll(Collection<Plain> given) {
        Map<UUID, DataKey> ofSubjects =
                keys.toSeal(given.stream().map(one -> one.place().subject()).toList());
        var sealed = new ArrayList<Kept>(given.size());
        for (Plain one : given) {
            DataKey key = ofSubjects.get(one.place().subject());
            if (key == null) {
                throw new KeysUnavailableException("The key to seal a row with cannot be had now", null);
            }
            sealed.add(new Kept(one.place(), key.seal(one.bytes(), bound(one.place())), key.id(), VERSION));
        }
        return sealed;
    }

    /**
     * In the order given; empty for what was sealed with a key that was destroyed.
     *
     * @throws VaultException when one lay elsewhere, or was tampered with
     * @throws KeysUnavailableException when a key cannot be had now
     */
    public List<Optional<byte[]>> openAll(List<Kept> sealed) {
        Map<UUID, DataKey> ofSubjects = keys.toOpen(sealed.stream()
                .map(one -> new DataKeys.Needed(one.place().subject(), one.keyId()))
                .collect(Collectors.toSet()));
        return sealed.stream()
                .map(one -> Optional.ofNullable(ofSubjects.get(one.place().subject()))
                        .filter(key -> key.id() == one.keyId())
                        .map(key -> opened(one, key)))
                .toList();
    }

    private static byte[] opened(Kept one, DataKey key) {
        if (one.version() != VERSION) {
            throw new VaultException("Row " + one.place() + " was sealed in a form unknown here", null);
        }
        try {
            return key.open(one.ciphertext(), bound(one.place()));
        } catch (GeneralSecurityException e) {
            throw new VaultException("Row " + one.place() + " cannot be opened", e);
        }
    }

    private static byte[] bound(Place place) {
        return place.column().associatedData(place.row(), place.subject());
    }
}
