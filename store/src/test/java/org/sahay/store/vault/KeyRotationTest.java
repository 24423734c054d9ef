package org.sahay.store.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
class KeyRotationTest {
    private static final int PEOPLE = 450; // more than two parts

    private VaultFixture fixture;
    private KeyRotation rotation;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        fixture = new VaultFixture(folder);
        rotation = new KeyRotation(fixture.rows, fixture.wrapping, fixture.clock);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void allKeysAreWrappedAnewAndNoTextChanges() {
        Map<UUID, Sealed.Where> texts = kept(PEOPLE);
        List<byte[]> before = ciphertexts();
        assertThat(rotateAll()).as("nothing is to be done").isZero();

        String newest = LocalKeyEncryption.rotate(fixture.keyEncryptionFile);
        assertThat(fixture.wrapping.newestKey()).isEqualTo(newest);
        assertThat(rotateAll()).isEqualTo(PEOPLE);
        assertThat(fixture.rows.counts()).isEqualTo(Map.of(newest, (long) PEOPLE));
        assertThat(fixture.anotherInstance().openAll(texts)).hasSize(PEOPLE);
        assertThat(ciphertexts()).usingRecursiveComparison().isEqualTo(before);
        assertThat(rotateAll()).as("nothing is left").isZero();
    }

    @Test
    void interruptedItGoesOnWithWhatIsLeft() {
        Map<UUID, Sealed.Where> texts = kept(PEOPLE);
        String newest = LocalKeyEncryption.rotate(fixture.keyEncryptionFile);
        int first = rotation.rewrapSome();
        fixture.wrapping.away = true;
        assertThatThrownBy(rotation::rewrapSome).isInstanceOf(KeysUnavailableException.class);
        fixture.wrapping.away = false;
        rotation = new KeyRotation(fixture.rows, fixture.wrapping, fixture.clock);
        assertThat(rotateAll()).isEqualTo(PEOPLE - first);
        assertThat(fixture.rows.counts()).containsOnlyKeys(newest);
        assertThat(fixture.anotherInstance().openAll(texts)).hasSize(PEOPLE);
    }

    @Test
    void peopleGoOnMeanwhile() throws Exception {
        Map<UUID, Sealed.Where> texts = kept(PEOPLE);
        var ended = new AtomicBoolean();
        var failures = new ArrayList<Exception>();
        var traffic = Thread.ofVirtual().start(() -> {
            try {
                while (!ended.get()) {
                    DataKeyVault vault = fixture.anotherInstance();
                    for (var text : texts.entrySet().stream().limit(20).toList()) {
                        vault.open(text.getKey(), text.getValue());
                        vault.seal(text.getValue(), "more");
                    }
                    vault.seal(where(UUID.randomUUID()), "new");
                }
            } catch (RuntimeException e) {
                failures.add(e);
            }
        });
        for (int times = 0; times < 3; times++) {
            LocalKeyEncryption.rotate(fixture.keyEncryptionFile);
            rotateAll();
        }
        ended.set(true);
        traffic.join();
        assertThat(failures).isEmpty();
        assertThat(fixture.anotherInstance().openAll(texts)).hasSize(PEOPLE);
    }

    @Test
    void aKeyDestroyedMeanwhileStaysDestroyed() {
        kept(1);
        UUID subject = fixture.database
                .keys()
                .sql("SELECT subject FROM data_key")
                .query(UUID.class)
                .single();
        var row = fixture.rows.find(List.of(subject));
        fixture.vault.destroyKey(subject);
        assertThat(fixture.rows.replace(row, fixture.clock.instant())).isZero();
        assertThat(fixture.rows.find(List.of(subject))).isEmpty();
    }

    private int rotateAll() {
        int all = 0;
        for (int some = rotation.rewrapSome(); some > 0; some = rotation.rewrapSome()) {
            all += some;
        }
        return all;
    }

    private Map<UUID, Sealed.Where> kept(int people) {
        List<Unsealed> texts = Stream.generate(() -> Unsealed.of(where(UUID.randomUUID()), "words"))
                .limit(people)
                .toList();
        fixture.vault.keepAll(fixture.vault.sealAll(texts).values());
        return texts.stream().collect(Collectors.toMap(Unsealed::token, Unsealed::where));
    }

    private List<byte[]> ciphertexts() {
        return fixture.database
                .jdbc()
                .sql("SELECT ciphertext FROM vault.sealed_text ORDER BY token")
                .query(byte[].class)
                .list();
    }

    private static Sealed.Where where(UUID subject) {
        return new Sealed.Where(SealedColumn.COMPLAINT_DESCRIPTION, subject, subject);
    }
}
