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

/** The vault in schema {@code vault}, sealed with Tink's AES-256-GCM. */
final class TinkVault implements Vault {
    private final SealedTexts texts;
    private final Clock clock;
    private final Aead aead;
    private final int primaryKeyId;

    TinkVault(VaultDatabase database, Clock clock, KeysetHandle keys) {
        this.texts = new SealedTexts(database);
        this.clock = clock;
        this.primaryKeyId = keys.getPrimary().getId();
        try {
            this.aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new VaultException("The key set holds no usable key", e);
        }
    }

    @Override
    public Map<UUID, Sealed> sealAll(Collection<Unsealed> given) {
        var sealed = new LinkedHashMap<UUID, Sealed>();
        given.forEach(one -> sealed.put(one.token(), sealed(one)));
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
        if (!tokens.isEmpty()) {
            for (SealedTexts.Row row : texts.find(tokens.keySet())) {
                opened.put(row.token(), decrypt(row, Objects.requireNonNull(tokens.get(row.token()))));
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

    private Sealed sealed(Unsealed one) {
        byte[] bound = Sealed.associatedData(one.where(), one.token(), Sealed.VERSION);
        try {
            byte[] bytes = aead.encrypt(one.text().getBytes(StandardCharsets.UTF_8), bound);
            return new Sealed(one.token(), one.where(), new Sealed.Ciphertext(bytes), primaryKeyId, Sealed.VERSION);
        } catch (GeneralSecurityException e) {
            throw new VaultException("Cannot seal a text", e);
        }
    }

    private String decrypt(SealedTexts.Row row, Sealed.Where where) {
        if (!row.standsAt(where)) {
            throw new VaultException("The text under token " + row.token() + " belongs elsewhere", null);
        }
        try {
            byte[] bound = Sealed.associatedData(where, row.token(), row.version());
            return new String(aead.decrypt(row.ciphertext(), bound), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new VaultException("The text under token " + row.token() + " cannot be opened", e);
        }
    }
}
