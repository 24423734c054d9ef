package org.sahay.store.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every object storage does. */
abstract class ObjectStorageContract {
    abstract ObjectStorage storage();

    @Test
    void whatWasPutIsThereUnderItsKeyAndNothingUnderAnother() {
        put("contract/there/1.json", "first");
        assertThat(storage().get(new ObjectKey("contract/there/1.json")))
                .hasValueSatisfying(bytes ->
                        assertThat(bytes).asString(StandardCharsets.UTF_8).isEqualTo("first"));
        assertThat(storage().get(new ObjectKey("contract/there/2.json"))).isEmpty();
    }

    @Test
    void theSameOnceMoreIsNoMatter() {
        put("contract/again/1.json", "first");
        put("contract/again/1.json", "first");
        assertThat(storage().keys("contract/again/", null)).hasSize(1);
    }

    @Test
    void keysAreListedInTheirOrderBelowAPrefixAndBehindOneOfThem() {
        for (String key :
                new String[] {"contract/list/b", "contract/list/a", "contract/list/c/d", "contract/lists/e"}) {
            put(key, key);
        }
        assertThat(storage().keys("contract/list/", null))
                .extracting(ObjectKey::text)
                .containsExactly("contract/list/a", "contract/list/b", "contract/list/c/d");
        assertThat(storage().keys("contract/list/", new ObjectKey("contract/list/a")))
                .extracting(ObjectKey::text)
                .containsExactly("contract/list/b", "contract/list/c/d");
        assertThat(storage().keys("contract/none/", null)).isEmpty();
    }

    @Test
    void whatIsKeptIsListedWithItsVersionAndReadByIt() {
        put("contract/versions/b", "second");
        put("contract/versions/a", "first");
        assertThat(storage().versions("contract/versions/"))
                .extracting(version -> version.key().text())
                .containsExactly("contract/versions/a", "contract/versions/b");
        assertThat(storage().versions("contract/versions/"))
                .extracting(version -> new String(storage().get(version).orElseThrow(), StandardCharsets.UTF_8))
                .containsExactly("first", "second");
        assertThat(storage().versions("contract/none/")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a/", "a//b", "../a", "a/../b", ".hidden", "A", "a b", "a\\b"})
    void aKeyNamesNoOtherPlaceAndSaysLittle(String text) {
        assertThatThrownBy(() -> new ObjectKey(text)).isInstanceOf(IllegalArgumentException.class);
    }

    final void put(String key, String content) {
        storage().put(new ObjectKey(key), new PublicObject(content.getBytes(StandardCharsets.UTF_8), null));
    }
}
