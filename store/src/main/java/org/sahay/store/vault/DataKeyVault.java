package org.sahay.store.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The vault in schema {@code vault}, sealed with a key of each subject. */
final class DataKeyVault implements Vault {
    private final SealedTexts texts;
    private final DataKeys keys;
    private final Clock clock;
    private final Aead unbound;

    /** @param former what texts of version 1 were sealed with */
    DataKeyVault(VaultDatabase database, DataKeys keys, Clock clock, KeysetHandle former) {
        this.texts = new SealedTexts(database);
        this.keys = keys;
        this.clock = clock;
        try {
            this.unbound = former.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new VaultException("The key set holds no usable key", e);
        }
    }

    @Override
    public Map<UUID, Sealed> sealAll(Collection<Unsealed> given) {
        Map<UUID, DataKey> ofSubjects =
                keys.toSeal(given.stream().map(one -> one.where().subject()).toList());
        var sealed = new LinkedHashMap<UUID, Sealed>();
        for (Unsealed one : given) {
            DataKey key = ofSubjects.get(one.where().subject());
            if (key != null) {
                sealed.put(one.token(), key.seal(one));
            }
        }
        return sealed;
    }

    @Override
    public void keepAll(Collection<Sealed> sealed) {
        if (!sealed.isEmpty()) {
            texts.insert(sealed, clock.instant());
        }
    }

    @Override
    public Map<UUID, String> openAll(Map<UUID, Sealed.Where> tokens) {
        var opened = new LinkedHashMap<UUID, String>();
        if (tokens.isEmpty()) {
            return opened;
        }
        List<SealedTexts.Row> rows = texts.find(tokens.keySet());
        for (SealedTexts.Row row : rows) {
            if (!row.standsAt(Objects.requireNonNull(tokens.get(row.token())))) {
                throw new VaultException("The text under token " + row.token() + " belongs elsewhere", null);
            }
        }
        Map<UUID, DataKey> ofSubjects = keys.toOpen(rows.stream()
                .filter(row -> row.version() != Sealed.UNBOUND)
                .map(row -> new DataKeys.Needed(row.subject(), row.keyId()))
                .collect(Collectors.toSet()));
        for (SealedTexts.Row row : rows) {
            String text = opened(row, Objects.requireNonNull(tokens.get(row.token())), ofSubjects.get(row.subject()));
            if (text != null) {
                opened.put(row.token(), text);
            }
        }
        return opened;
    }

    @Override
    public void eraseAll(Collection<UUID> tokens) {
        if (!tokens.isEmpty()) {
            var all = List.copyOf(tokens);
            AfterCommit.run(() -> texts.delete(all));
        }
    }

    @Override
    public boolean destroyKey(UUID subject) {
        return keys.destroy(subject);
    }

    /** Null when it was sealed with a key that is no more. */
    private @Nullable String opened(SealedTexts.Row row, Sealed.Where where, @Nullable DataKey key) {
        try {
            if (row.version() == Sealed.UNBOUND) {
                byte[] bound = Sealed.associatedData(where, row.token(), Sealed.UNBOUND);
                return new String(unbound.decrypt(row.ciphertext(), bound), StandardCharsets.UTF_8);
            }
            return key == null || key.id() != row.keyId() ? null : key.open(row.token(), where, row.ciphertext());
        } catch (GeneralSecurityException e) {
            throw new VaultException("The text under token " + row.token() + " cannot be opened", e);
        }
    }
}
