package org.sahay.store.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
class DataKeysTest {
    private static final UUID ASHA = UUID.randomUUID();
    private static final UUID BINA = UUID.randomUUID();

    private VaultFixture fixture;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        fixture = new VaultFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void everySubjectHasOneKeyMadeWhenItIsFirstNeededAndKeptWrapped() {
        fixture.vault.seal(where(ASHA), "one");
        fixture.anotherInstance().seal(where(ASHA), "two");
        fixture.vault.seal(where(BINA), "three");
        assertThat(fixture.rows.find(Set.of(ASHA, BINA))).hasSize(2);
        assertThat(distinct("SELECT DISTINCT key_id FROM vault.sealed_text WHERE subject = '" + ASHA + "'"))
                .hasSize(1);
        byte[] wrapped = fixture.rows.find(Set.of(ASHA)).getFirst().key().bytes();
        byte[] plain = fixture.wrapping
                .unwrapAll(List.of(fixture.rows.find(Set.of(ASHA)).getFirst().key()))
                .get(ASHA);
        assertThat(plain).hasSize(DataKey.BYTES);
        assertThat(Collections.indexOfSubList(bytes(wrapped), bytes(plain))).isNegative();
    }

    @Test
    void tenInstancesThatNeedAKeyAtOnceMakeOne() throws Exception {
        Set<UUID> tokens = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<UUID> call = () -> fixture.anotherInstance().seal(where(ASHA), "words");
            for (var token : threads.invokeAll(Collections.nCopies(10, call))) {
                tokens.add(token.get());
            }
        }
        for (UUID token : tokens) {
            assertThat(fixture.vault.open(token, where(ASHA))).isEqualTo("words");
        }
        assertThat(fixture.rows.find(Set.of(ASHA))).hasSize(1);
    }

    @Test
    void sixtyFourPeopleAreOneQuestionToTheKeyEncryptionKey() {
        List<Unsealed> texts = Stream.generate(() -> Unsealed.of(where(UUID.randomUUID()), "words"))
                .limit(64)
                .toList();
        fixture.vault.keepAll(fixture.vault.sealAll(texts).values());
        assertThat(fixture.wrapping.asked).hasValue(1);
        Map<UUID, Sealed.Where> tokens = texts.stream().collect(Collectors.toMap(Unsealed::token, Unsealed::where));
        assertThat(fixture.anotherInstance().openAll(tokens)).hasSize(64);
        assertThat(fixture.wrapping.asked).hasValue(2);
        assertThat(fixture.vault.openAll(tokens)).hasSize(64);
        assertThat(fixture.wrapping.asked).hasValue(2);
    }

    @Test
    void aKeyThatIsDestroyedOpensNothingAnyMoreHereAtOnceAndElsewhereAfterFiveMinutes() {
        UUID token = fixture.vault.seal(where(ASHA), "words");
        UUID others = fixture.vault.seal(where(BINA), "stay");
        DataKeyVault elsewhere = fixture.anotherInstance();
        assertThat(elsewhere.open(token, where(ASHA))).isEqualTo("words");

        assertThat(fixture.vault.destroyKey(ASHA)).isTrue();
        assertThat(fixture.vault.openAll(Map.of(token, where(ASHA)))).isEmpty();
        assertThatThrownBy(() -> fixture.vault.open(token, where(ASHA))).isInstanceOf(VaultException.class);
        fixture.clock.forward(DataKeys.LIFE.minusMillis(1));
        assertThat(elsewhere.open(token, where(ASHA))).isEqualTo("words");
        fixture.clock.forward(Duration.ofMillis(1));
        assertThat(elsewhere.openAll(Map.of(token, where(ASHA)))).isEmpty();
        assertThat(elsewhere.open(others, where(BINA))).isEqualTo("stay");
        assertThat(fixture.vault.destroyKey(ASHA)).isFalse();
    }

    @Test
    void afterTheKeyEncryptionKeyIsDestroyedNothingOpensThoughAllWrappedKeysAreThere() throws IOException {
        UUID token = fixture.vault.seal(where(ASHA), "words");
        DataKeyVault elsewhere = fixture.anotherInstance();
        assertThat(elsewhere.open(token, where(ASHA))).isEqualTo("words");

        Files.delete(fixture.keyEncryptionFile);
        fixture.clock.forward(DataKeys.LIFE);
        assertThatThrownBy(() -> elsewhere.openAll(Map.of(token, where(ASHA))))
                .as("perhaps it is only away")
                .isInstanceOf(KeysUnavailableException.class);

        LocalKeyEncryption.in(fixture.keyEncryptionFile); // another takes its place
        fixture.clock.forward(Duration.ofSeconds(2));
        assertThat(fixture.anotherInstance().openAll(Map.of(token, where(ASHA))))
                .isEmpty();
        assertThat(fixture.rows.find(Set.of(ASHA))).hasSize(1);
        UUID others = fixture.anotherInstance().seal(where(BINA), "new");
        assertThat(fixture.anotherInstance().open(others, where(BINA))).isEqualTo("new");
    }

    @Test
    void nothingIsSealedWithAKeyThatWasDestroyedElsewhere() {
        UUID before = fixture.vault.seal(where(ASHA), "before");
        DataKeyVault elsewhere = fixture.anotherInstance();
        elsewhere.open(before, where(ASHA));
        fixture.vault.destroyKey(ASHA);

        UUID after = elsewhere.seal(where(ASHA), "after");
        fixture.clock.forward(DataKeys.LIFE);
        assertThat(fixture.vault.open(after, where(ASHA))).isEqualTo("after");
        assertThat(elsewhere.openAll(Map.of(before, where(ASHA), after, where(ASHA))))
                .isEqualTo(Map.of(after, "after"));
    }

    @Test
    void aKeyMovedToAnotherSubjectUnwrapsForNeither() {
        UUID token = fixture.vault.seal(where(ASHA), "words");
        fixture.vault.seal(where(BINA), "others");
        fixture.database.keys().sql("""
                        UPDATE data_key SET wrapped = other.wrapped, id = other.id
                        FROM data_key other WHERE data_key.subject = ? AND other.subject = ?
                        """).params(BINA, ASHA).update();
        DataKeyVault elsewhere = fixture.anotherInstance();
        assertThat(elsewhere.openAll(Map.of(token, where(ASHA)))).hasSize(1);
        assertThatThrownBy(() -> elsewhere.seal(where(BINA), "words")).isInstanceOf(KeysUnavailableException.class);
    }

    @Test
    void whileTheKeyEncryptionKeyIsAwayWhoseKeyIsKnownReadsAndWritesAndAllOthersAreRefused() {
        UUID ashas = fixture.vault.seal(where(ASHA), "words");
        UUID binas = fixture.anotherInstance().seal(where(BINA), "words");
        fixture.wrapping.away = true;

        assertThat(fixture.vault.open(ashas, where(ASHA))).isEqualTo("words");
        assertThatThrownBy(() -> fixture.vault.open(binas, where(BINA))).isInstanceOf(KeysUnavailableException.class);
        UUID stranger = UUID.randomUUID();
        var texts = List.of(
                Unsealed.of(where(ASHA), "more"),
                Unsealed.of(where(BINA), "more"),
                Unsealed.of(where(stranger), "more"));
        assertThat(fixture.vault.sealAll(texts))
                .containsOnlyKeys(texts.getFirst().token());
        assertThatThrownBy(() -> fixture.vault.seal(where(stranger), "more"))
                .isInstanceOf(KeysUnavailableException.class);
        assertThat(fixture.rows.find(Set.of(stranger))).isEmpty();

        fixture.wrapping.away = false;
        await().ignoreExceptionsInstanceOf(KeysUnavailableException.class)
                .untilAsserted(
                        () -> assertThat(fixture.vault.open(binas, where(BINA))).isEqualTo("words"));
    }

    @Test
    void whileItIsAwayNobodyButATrialEachSecondWaitsForIt() {
        UUID token = fixture.anotherInstance().seal(where(ASHA), "words");
        fixture.wrapping.away = true;
        int before = fixture.wrapping.asked.get();
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> fixture.vault.open(token, where(ASHA)))
                    .isInstanceOf(KeysUnavailableException.class);
        }
        assertThat(fixture.wrapping.asked.get() - before).isBetween(1, 10);
    }

    @Test
    void withoutTheDatabaseOfKeysWhatIsKnownIsReadAndNothingIsSealed() {
        UUID token = fixture.vault.seal(where(ASHA), "words");
        fixture.database.keys().sql("ALTER TABLE data_key RENAME TO away").update();
        assertThat(fixture.vault.open(token, where(ASHA))).isEqualTo("words");
        assertThatThrownBy(() -> fixture.vault.seal(where(ASHA), "more")).isInstanceOf(KeysUnavailableException.class);
        assertThatThrownBy(() -> fixture.anotherInstance().open(token, where(ASHA)))
                .isInstanceOf(KeysUnavailableException.class);
    }

    @Test
    void theRoleOfKeysReachesKeysAloneAndNobodyElseDoes() {
        for (String role : List.of("sahay_app", "sahay_vault")) {
            var client = org.springframework.jdbc.core.simple.JdbcClient.create(
                    new org.springframework.jdbc.datasource.DriverManagerDataSource(
                            fixture.database.keysUrl(), role, ""));
            assertThatThrownBy(() -> client.sql("SELECT count(*) FROM keys.data_key")
                            .query()
                            .singleRow())
                    .rootCause()
                    .hasMessageContaining("permission denied for schema keys");
        }
    }

    private static Sealed.Where where(UUID subject) {
        return new Sealed.Where(SealedColumn.COMPLAINT_DESCRIPTION, subject, subject);
    }

    private List<Integer> distinct(String sql) {
        return fixture.database.jdbc().sql(sql).query(Integer.class).list();
    }

    private static List<Byte> bytes(byte[] array) {
        var list = new java.util.ArrayList<Byte>();
        for (byte one : array) {
            list.add(one);
        }
        return list;
    }
}
