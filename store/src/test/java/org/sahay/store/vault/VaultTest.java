package org.sahay.store.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.database.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("server")
class VaultTest {
    private static final String TEXT = "दवा नहीं मिली, Asha Devi, 9876543210";
    private static final UUID CITIZEN = UUID.randomUUID();
    private static final Sealed.Where DESCRIPTION = description(UUID.randomUUID());

    private VaultFixture fixture;
    private TestDatabase database;
    private DataKeyVault vault;

    @TempDir
    private Path folder;

    @BeforeEach
    void createVault() {
        fixture = new VaultFixture(folder);
        database = fixture.database;
        vault = fixture.vault;
    }

    @AfterEach
    void dropDatabase() {
        fixture.close();
    }

    @Test
    void aTextIsReadBackByItsTokenWhereItStands() {
        UUID token = vault.seal(DESCRIPTION, TEXT);
        assertThat(vault.open(token, DESCRIPTION)).isEqualTo(TEXT);
        assertThat(vault.openAll(Map.of(token, DESCRIPTION, UUID.randomUUID(), DESCRIPTION)))
                .isEqualTo(Map.of(token, TEXT));
        assertThat(vault.openAll(Map.of())).isEmpty();
    }

    @Test
    void theTokensOfTwoRowsThatWereSwappedOpenForNeither() {
        Sealed.Where other = description(UUID.randomUUID());
        UUID mine = vault.seal(DESCRIPTION, "mine");
        UUID others = vault.seal(other, "other");
        assertThatThrownBy(() -> vault.open(others, DESCRIPTION)).isInstanceOf(VaultException.class);
        assertThatThrownBy(() -> vault.open(mine, other))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining(mine.toString())
                .hasMessageNotContaining("mine");
    }

    @Test
    void aRowOfTheVaultThatWasMadeToSayAnotherPlaceDoesNotOpenThere() {
        Sealed.Where other = description(UUID.randomUUID());
        UUID token = vault.seal(DESCRIPTION, TEXT);
        database.jdbc()
                .sql("UPDATE vault.sealed_text SET row_key = ?")
                .param(other.row())
                .update();
        assertThatThrownBy(() -> vault.open(token, other)).isInstanceOf(VaultException.class);
        assertThatThrownBy(() -> vault.open(token, DESCRIPTION)).isInstanceOf(VaultException.class);
    }

    @Test
    void aTextOfBeforeTextsWereBoundToRowsIsStillRead() throws Exception {
        UUID token = UUID.randomUUID();
        byte[] bound = Sealed.associatedData(DESCRIPTION, token, Sealed.UNBOUND);
        byte[] sealed = fixture.former
                .getPrimitive(RegistryConfiguration.get(), Aead.class)
                .encrypt(TEXT.getBytes(StandardCharsets.UTF_8), bound);
        database.jdbc()
                .sql("""
                        INSERT INTO vault.sealed_text
                          (token, table_name, column_name, subject, ciphertext, key_id, version, created_at)
                        VALUES (?, 'complaint', 'description_token', ?, ?, ?, 1, now())
                        """)
                .params(token, CITIZEN, sealed, fixture.former.getPrimary().getId())
                .update();
        assertThat(vault.open(token, DESCRIPTION)).isEqualTo(TEXT);
        var place = new Sealed.Where(SealedColumn.COMPLAINT_PLACE, DESCRIPTION.row(), CITIZEN);
        assertThatThrownBy(() -> vault.open(token, place)).isInstanceOf(VaultException.class);
    }

    @Test
    void whatIsKeptStaysWhateverBecomesOfTheTransactionAndTheSameAgainChangesNothing() {
        var one = Unsealed.of(DESCRIPTION, TEXT);
        var sealed = vault.sealAll(List.of(one)).values();
        database.transaction().executeWithoutResult(status -> {
            vault.keepAll(sealed);
            assertThat(vault.open(one.token(), DESCRIPTION)).isEqualTo(TEXT);
            status.setRollbackOnly();
        });
        vault.keepAll(sealed);
        assertThat(vault.open(one.token(), DESCRIPTION)).isEqualTo(TEXT);
    }

    @Test
    void whatIsErasedIsErasedOnceTheTransactionHasCommittedAndNotWhenItRollsBack() {
        UUID token = vault.seal(DESCRIPTION, TEXT);
        database.transaction().executeWithoutResult(status -> {
            vault.erase(token);
            status.setRollbackOnly();
        });
        assertThat(vault.open(token, DESCRIPTION)).isEqualTo(TEXT);
        database.transaction().executeWithoutResult(status -> {
            vault.erase(token);
            assertThat(vault.open(token, DESCRIPTION)).isEqualTo(TEXT);
        });
        assertThat(vault.openAll(Map.of(token, DESCRIPTION))).isEmpty();
    }

    @Test
    void sixtyFourTextsAreKeptInOneStatementAndReadInOne() {
        var texts = Stream.generate(() -> Unsealed.of(description(UUID.randomUUID()), TEXT))
                .limit(64)
                .toList();
        vault.keepAll(vault.sealAll(texts).values());
        var opened = vault.openAll(texts.stream().collect(Collectors.toMap(Unsealed::token, Unsealed::where)));
        assertThat(opened).hasSize(64).containsValue(TEXT);
        assertThat(texts.getFirst().toString()).doesNotContain(TEXT);
    }

    @Test
    void theApplicationsRoleCannotReachTheVaultNorTheVaultsRoleAnythingElse() {
        vault.seal(DESCRIPTION, TEXT);
        var application = clientOf(TestDatabase.APPLICATION);
        for (String table : List.of("vault.sealed_text", "vault.phone_index", "vault.orphan_search")) {
            assertThatThrownBy(() -> application
                            .sql("SELECT count(*) FROM " + table)
                            .query()
                            .singleRow())
                    .rootCause()
                    .hasMessageContaining("permission denied for schema vault");
        }
        var vaults = clientOf(TestDatabase.VAULT);
        for (String table : List.of("sahay.complaint", "sahay.person", "sahay.audit_entry")) {
            assertThatThrownBy(() ->
                            vaults.sql("SELECT count(*) FROM " + table).query().singleRow())
                    .rootCause()
                    .hasMessageContaining("permission denied for schema sahay");
        }
        assertThatThrownBy(() -> vaults.sql("ALTER TABLE vault.sealed_text ADD COLUMN plain text")
                        .update())
                .rootCause()
                .hasMessageContaining("must be owner");
    }

    private JdbcClient clientOf(String user) {
        return JdbcClient.create(new DriverManagerDataSource(database.url(), user, ""));
    }

    private static Sealed.Where description(UUID complaint) {
        return new Sealed.Where(SealedColumn.COMPLAINT_DESCRIPTION, complaint, CITIZEN);
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
        assertThatThrownBy(() -> vault.open(mine, DESCRIPTION)).isInstanceOf(VaultException.class);
        assertThat(vault.open(other, DESCRIPTION)).isEqualTo("other");
    }

    @Test
    void aTextPassedOffAsThatOfAnotherColumnCannotBeOpened() {
        UUID token = vault.seal(DESCRIPTION, TEXT);
        database.jdbc()
                .sql("UPDATE vault.sealed_text SET column_name = 'place_token'")
                .update();
        var place = new Sealed.Where(SealedColumn.COMPLAINT_PLACE, DESCRIPTION.row(), CITIZEN);
        for (Sealed.Where where : List.of(DESCRIPTION, place)) {
            assertThatThrownBy(() -> vault.open(token, where))
                    .isInstanceOf(VaultException.class)
                    .hasMessageContaining(token.toString());
        }
    }

    @Test
    void anErasedTextIsGone() {
        UUID token = vault.seal(DESCRIPTION, TEXT);
        vault.erase(token);
        assertThatThrownBy(() -> vault.open(token, DESCRIPTION)).isInstanceOf(VaultException.class);
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
