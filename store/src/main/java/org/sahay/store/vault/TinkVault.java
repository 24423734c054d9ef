package org.sahay.store.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The vault in schema {@code vault}, sealed with Tink's AES-256-GCM. */
final class TinkVault implements Vault {
    private static final String COLUMNS =
            "SELECT token, table_name, column_name, subject, ciphertext, key_id, version FROM vault.sealed_text ";

    private static final String INSERT = """
            INSERT INTO vault.sealed_text
              (token, table_name, column_name, subject, ciphertext, key_id, version, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;
    private final Aead aead;
    private final int primaryKeyId;

    TinkVault(JdbcTemplate jdbc, Clock clock, KeysetHandle keys) {
        this.jdbc = JdbcClient.create(jdbc);
        this.batches = jdbc;
        this.clock = clock;
        this.primaryKeyId = keys.getPrimary().getId();
        try {
            this.aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new VaultException("The key set holds no usable key", e);
        }
    }

    @Override
    public Sealed sealed(Sealed.Where where, String text) {
        UUID token = UUID.randomUUID();
        return new Sealed(
                token, where, new Sealed.Ciphertext(encrypt(where, token, text)), primaryKeyId, Sealed.VERSION);
    }

    @Override
    public void keepAll(Collection<Sealed> sealed) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        batches.batchUpdate(
                INSERT,
                sealed.stream()
                        .map(text -> new Object[] {
                            text.token(),
                            text.where().table(),
                            text.where().column(),
                            text.where().subject(),
                            text.ciphertext().bytes(),
                            text.keyId(),
                            text.version(),
                            now
                        })
                        .toList());
    }

    @Override
    public String open(UUID token) {
        return jdbc.sql(COLUMNS + "WHERE token = :token")
                .param("token", token)
                .query((rs, n) -> decrypt(row(rs)))
                .optional()
                .orElseThrow(() -> new VaultException("No text under token " + token, null));
    }

    @Override
    public Map<UUID, String> openAll(Collection<UUID> tokens) {
        var texts = new LinkedHashMap<UUID, String>();
        if (!tokens.isEmpty()) {
            jdbc.sql(COLUMNS + "WHERE token IN (:tokens)")
                    .param("tokens", tokens)
                    .query((rs, n) -> row(rs))
                    .list()
                    .forEach(row -> texts.put(row.token(), decrypt(row)));
        }
        return texts;
    }

    @Override
    public void erase(UUID token) {
        jdbc.sql("DELETE FROM vault.sealed_text WHERE token = :token")
                .param("token", token)
                .update();
    }

    private static Sealed row(ResultSet rs) throws SQLException {
        return new Sealed(
                rs.getObject("token", UUID.class),
                new Sealed.Where(
                        rs.getString("table_name"), rs.getString("column_name"), rs.getObject("subject", UUID.class)),
                new Sealed.Ciphertext(rs.getBytes("ciphertext")),
                rs.getInt("key_id"),
                rs.getInt("version"));
    }

    private byte[] encrypt(Sealed.Where where, UUID token, String text) {
        try {
            return aead.encrypt(
                    text.getBytes(StandardCharsets.UTF_8), Sealed.associatedData(where, token, Sealed.VERSION));
        } catch (GeneralSecurityException e) {
            throw new VaultException("Cannot seal a text", e);
        }
    }

    private String decrypt(Sealed row) {
        try {
            return new String(aead.decrypt(row.ciphertext().bytes(), row.associatedData()), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new VaultException("The text under token " + row.token() + " cannot be opened", e);
        }
    }
}
