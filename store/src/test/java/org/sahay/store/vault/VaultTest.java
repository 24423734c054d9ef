package org.sahay.store.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.database.TestDatabase;

@Tag("server")
class VaultTest {
    private static final String TEXT = "दवा नहीं मिली, Asha Devi, 9876543210";
    private static final Sealed.Where DESCRIPTION =
            new Sealed.Where("complaint", "description_token", UUID.randomUUID());

    private TestDatabase database;
    private TinkVault vault;

    @TempDir
    private Path folder;

    @BeforeEach
    void createVault() {
        database = TestDatabase.migrated();
        vault = new TinkVault(
                database.jdbcTemplate(),
                Clock.systemUTC(),
                KeysetFile.sealing(folder.resolve("keys.json")).readOrCreate());
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void aTextIsReadBackByItsToken() {
        UUID token = vault.seal(DESCRIPTION, TEXT);
        assertThat(vault.open(token)).isEqualTo(TEXT);
        assertThat(vault.openAll(List.of(token, UUID.randomUUID()))).isEqualTo(Map.of(token, TEXT));
        assertThat(vault.openAll(List.of())).isEmpty();
    }

    @Test
    void theRowHoldsNothingOfTheText() {
        vault.seal(DESCRIPTION, TEXT);
        byte[] stored = database.jdbc()
                .sql("SELECT ciphertext FROM vault.sealed_text")
                .query(byte[].class)
                .single();
        String latin = new String(stored, StandardCharsets.ISO_8859_1);
        assertThat(latin).doesNotContain("9876543210").doesNotContain("Asha");
        assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain("दवा");
    }

    @Test
    void aCiphertextMovedToAnotherTokenCannotBeOpened() {
        UUID mine = vault.seal(DESCRIPTION, "mine");
        UUID other = vault.seal(DESCRIPTION, "other");
        database.jdbc().sql("""
                        UPDATE vault.sealed_text SET ciphertext =
                          (SELECT ciphertext FROM vault.sealed_text WHERE token = :other)
                        WHERE token = :mine
                        """).param("mine", mine).param("other", other).update();
        assertThatThrownBy(() -> vault.open(mine)).isInstanceOf(VaultException.class);
        assertThat(vault.open(other)).isEqualTo("other");
    }

    @Test
    void aTextPassedOffAsThatOfAnotherColumnCannotBeOpened() {
        UUID token = vault.seal(DESCRIPTION, TEXT);
        database.jdbc()
                .sql("UPDATE vault.sealed_text SET column_name = 'place_token'")
                .update();
        assertThatThrownBy(() -> vault.open(token))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining(token.toString());
    }

    @Test
    void anErasedTextIsGone() {
        UUID token = vault.seal(DESCRIPTION, TEXT);
        vault.erase(token);
        assertThatThrownBy(() -> vault.open(token)).isInstanceOf(VaultException.class);
    }

    @Test
    void theKeySetIsMadeOnceAndOnlyItsOwnerMayReadIt() throws Exception {
        Path file = folder.resolve("deeper/keys.json");
        int first = KeysetFile.sealing(file).readOrCreate().getPrimary().getId();
        assertThat(KeysetFile.sealing(file).readOrCreate().getPrimary().getId()).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }
}
