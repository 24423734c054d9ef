package org.sahay.store.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server of ours that speaks the documented API; it was not tried on the real products. */
class TransitKeyEncryptionTest {
    private static final UUID ASHA = UUID.randomUUID();
    private static final UUID BINA = UUID.randomUUID();
    private static final byte[] KEY = "a key of thirty-two bytes, or so".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private FakeTransit transit;
    private Path token;
    private TransitKeyEncryption wrapping;

    @BeforeEach
    void open() throws Exception {
        transit = new FakeTransit();
        token = Files.writeString(folder.resolve("token"), FakeTransit.TOKEN + "\n");
        wrapping = at(transit.url());
    }

    @AfterEach
    void close() {
        transit.close();
    }

    @Test
    void whatWasWrappedIsUnwrappedEachInOneRequest() {
        List<WrappedKey> wrapped = wrapping.wrapAll(Map.of(ASHA, KEY, BINA, KEY));
        assertThat(wrapped).extracting(WrappedKey::wrappedBy).containsOnly("transit:sahay:v1");
        assertThat(wrapping.unwrapAll(wrapped)).containsOnlyKeys(ASHA, BINA).containsEntry(ASHA, KEY);
        assertThat(transit.requests)
                .containsExactly("POST /v1/transit/encrypt/sahay", "POST /v1/transit/decrypt/sahay");
    }

    @Test
    void theVersionIsThatInFrontOfTheCiphertext() throws Exception {
        var first = wrapping.wrapAll(Map.of(ASHA, KEY));
        transit.rotate();
        assertThat(wrapping.newestKey()).isEqualTo("transit:sahay:v2");
        var second = wrapping.wrapAll(Map.of(BINA, KEY));
        assertThat(second.getFirst().wrappedBy()).isEqualTo("transit:sahay:v2");
        assertThat(wrapping.unwrapAll(List.of(first.getFirst(), second.getFirst())))
                .containsOnlyKeys(ASHA, BINA);
    }

    @Test
    void aKeyPassedOffAsAnothersIsLeftOutAndAllOthersAreUnwrapped() {
        var keys = new HashMap<UUID, WrappedKey>();
        wrapping.wrapAll(Map.of(ASHA, KEY, BINA, KEY)).forEach(key -> keys.put(key.subject(), key));
        var passedOff =
                new WrappedKey(BINA, keys.get(ASHA).wrappedBy(), keys.get(ASHA).bytes());
        assertThat(wrapping.unwrapAll(List.of(keys.get(ASHA), passedOff))).containsOnlyKeys(ASHA);
        assertThat(wrapping.unwrapAll(List.of(passedOff))).isEmpty();
    }

    @Test
    void aSilentServerIsWaitedForTwoSeconds() {
        transit.silent = true;
        long begin = System.nanoTime();
        assertThatThrownBy(() -> wrapping.wrapAll(Map.of(ASHA, KEY))).isInstanceOf(KeysUnavailableException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(5));
    }

    @Test
    void aServerThatIsAwayOrRefusesIsUnavailableAndTheTokenIsNotTold() throws Exception {
        assertThatThrownBy(at(URI.create("http://127.0.0.1:1"))::newestKey)
                .isInstanceOf(KeysUnavailableException.class);
        Files.writeString(token, "s.another");
        assertThatThrownBy(wrapping::newestKey)
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessage("Transit answers keys with 403");
        Files.writeString(token, FakeTransit.TOKEN);
        assertThat(wrapping.newestKey()).as("the token is read anew").isEqualTo("transit:sahay:v1");
    }

    private TransitKeyEncryption at(URI url) {
        var properties = new TransitProperties(url, "transit", "sahay", token, null, null);
        return new TransitKeyEncryption(properties, HttpClient.newHttpClient());
    }
}
