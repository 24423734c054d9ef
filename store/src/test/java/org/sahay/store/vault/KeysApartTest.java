package org.sahay.store.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sahay.store.database.DatabaseProperties;
import org.sahay.store.database.Secret;
import org.sahay.store.database.TestDatabase;

@Tag("server")
class KeysApartTest {
    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anotherDatabaseIsAnotherOneAlsoOnTheSameServer() {
        assertThatCode(() -> KeysApart.check(texts(), database.keysProperties()))
                .doesNotThrowAnyException();
    }

    @Test
    void oneDatabaseByTwoNamesIsRefusedForTheOrdinaryRolesAndTheWayOutIsTold() {
        String byAddress = database.url().replace("localhost", "127.0.0.1");
        assertThat(byAddress).isNotEqualTo(database.url());
        assertThatThrownBy(() -> KeysApart.check(texts(), keysAt(byAddress)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("by another name: both servers say test_")
                .hasMessageContaining("Create a database for the keys alone")
                .hasMessageContaining("sahay.vault.keys.url");
    }

    @Test
    void oneThatDoesNotAnswerStopsNoStart() {
        assertThatCode(() -> KeysApart.check(texts(), keysAt("jdbc:postgresql://127.0.0.1:1/keys")))
                .doesNotThrowAnyException();
    }

    private DatabaseProperties texts() {
        return database.properties().as(TestDatabase.APPLICATION, Secret.of(""), 1);
    }

    private static DatabaseProperties keysAt(String url) {
        return new DatabaseProperties(
                url, TestDatabase.KEYS, Secret.of(""), 1, Duration.ofSeconds(10), false, null, false);
    }
}
