package org.sahay.store.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.complaint.StoreFixture;
import org.sahay.store.identity.TestRedis;

@Tag("server")
class ResealingTest {
    @TempDir
    Path state;

    private StoreFixture store;
    private Map<UUID, Text> texts;

    private record Text(Sealed.Where where, String words) {}

    @BeforeEach
    void everyTextAsOneOfVersionOne() throws Exception {
        store = new StoreFixture(state, TestRedis.shared().applicationProperties());
        new EveryText(store).keep();
        texts = texts();
        for (var text : texts.entrySet()) {
            makeUnbound(text.getKey(), text.getValue());
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everyTextOfVersionOneBecomesOneOfVersionTwoAndIsReadBeforeAndAfter() {
        assertThat(opened()).isEqualTo(words());
        assertThat(versions()).containsOnly(Sealed.UNBOUND);
        assertThat(reseal()).as("none is an hour old").isZero();
        store.clock.forward(OrphanSearch.PATIENCE);
        assertThat(reseal()).isEqualTo(texts.size());
        assertThat(versions()).containsOnly(Sealed.VERSION);
        assertThat(opened()).isEqualTo(words());
        assertThat(reseal()).isZero();
    }

    @Test
    void whatNobodyHoldsStaysAndIsErasedAsAnOrphan() {
        store.database.jdbc().sql("UPDATE complaint SET place_token = NULL").update();
        store.clock.forward(Duration.ofHours(1));
        reseal();
        assertThat(versions()).filteredOn(version -> version == Sealed.UNBOUND).hasSize(2);
        while (store.get(OrphanSearch.class).eraseSome() > 0) {}
        assertThat(versions()).hasSize(texts.size() - 2).containsOnly(Sealed.VERSION);
    }

    @Test
    void aTextThatWasTamperedWithKeepsNobodyElseFromIt() {
        store.database
                .jdbc()
                .sql("UPDATE vault.sealed_text SET ciphertext = '\\x00' WHERE table_name = 'person'")
                .update();
        store.clock.forward(Duration.ofHours(1));
        reseal();
        assertThat(versions()).filteredOn(version -> version == Sealed.UNBOUND).hasSize(1);
    }

    private int reseal() {
        int all = 0;
        for (int some = part(); some > 0; some = part()) {
            all += some;
        }
        return all;
    }

    private int part() {
        return store.get(Resealing.class).resealSome();
    }

    private Map<UUID, Text> texts() {
        var found = new java.util.HashMap<UUID, Text>();
        store.database
                .jdbc()
                .sql("SELECT token, table_name, column_name, row_key, subject FROM vault.sealed_text")
                .query(row -> {
                    var where = new Sealed.Where(
                            SealedColumn.of(row.getString("table_name"), row.getString("column_name"))
                                    .orElseThrow(),
                            row.getString("row_key"),
                            row.getObject("subject", UUID.class));
                    UUID token = row.getObject("token", UUID.class);
                    found.put(token, new Text(where, store.get(Vault.class).open(token, where)));
                });
        return found;
    }

    private void makeUnbound(UUID token, Text text) throws GeneralSecurityException {
        var keys = KeysetFile.sealing(state.resolve("vault-keyset.json")).read();
        byte[] bytes = keys.getPrimitive(RegistryConfiguration.get(), Aead.class)
                .encrypt(
                        text.words().getBytes(StandardCharsets.UTF_8),
                        Sealed.associatedData(text.where(), token, Sealed.UNBOUND));
        store.database
                .jdbc()
                .sql(
                        "UPDATE vault.sealed_text SET ciphertext = ?, key_id = ?, version = 1, row_key = NULL WHERE token = ?")
                .params(bytes, keys.getPrimary().getId(), token)
                .update();
    }

    private List<String> opened() {
        var words = new ArrayList<String>();
        texts.forEach((token, text) -> words.add(store.get(Vault.class).open(token, text.where())));
        return words;
    }

    private List<String> words() {
        return texts.values().stream().map(Text::words).toList();
    }

    private List<Integer> versions() {
        return store.database
                .jdbc()
                .sql("SELECT version FROM vault.sealed_text")
                .query(Integer.class)
                .list();
    }
}
