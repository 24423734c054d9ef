package org.sahay.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.local.platform.LocalSettings;
import org.sahay.store.database.TestDatabase;

/** What the doctor sees in a PostgreSQL that runs. */
class VaultExaminationIT {
    @TempDir
    Path state;

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
    void rolesAndKeysAsMigrationsLeaveThemAreGood() {
        var role = finding("role of the vault", database.keysUrl());
        assertThat(role.blocking()).isFalse();
        assertThat(role.found()).contains("the application's role does not reach it");
        var keys = finding("keys of texts", database.keysUrl());
        assertThat(keys.blocking()).isFalse();
        assertThat(keys.found()).contains("_keys; on the texts' server, as for development alone");
    }

    @Test
    void anApplicationsRoleThatReachesTheVaultIsBad() {
        database.jdbcTemplate().execute("GRANT USAGE ON SCHEMA vault TO " + TestDatabase.APPLICATION);
        var role = finding("role of the vault", database.keysUrl());
        assertThat(role.blocking()).isTrue();
        assertThat(role.found()).contains("sahay_app", "reaches schema vault");
        assertThat(role.remedy().orElseThrow()).contains("./sahay up", "revoke");
    }

    @Test
    void keysInTheDatabaseOfTheTextsAreBad() {
        database.jdbcTemplate().execute("CREATE SCHEMA keys");
        database.jdbcTemplate().execute("CREATE TABLE keys.data_key (id integer)");
        assertThatKeysAreWithTheTexts(finding("keys of texts", database.keysUrl()));
    }

    @Test
    void oneDatabaseByTwoNamesIsBad() {
        String byAddress = database.url().replace("localhost", "127.0.0.1");
        assertThat(byAddress).isNotEqualTo(database.url());
        assertThatKeysAreWithTheTexts(finding("keys of texts", byAddress));
    }

    private static void assertThatKeysAreWithTheTexts(Finding keys) {
        assertThat(keys.blocking()).isTrue();
        assertThat(keys.found()).contains("in the database of the texts");
        assertThat(keys.remedy().orElseThrow()).contains("sahay.vault.keys.url");
    }

    private Finding finding(String subject, String keysUrl) {
        var settings = LocalSettings.ephemeral(state)
                .with("sahay.database.url", database.url())
                .with("sahay.vault.keys.url", keysUrl);
        return new VaultExamination(settings)
                .findings().stream()
                        .filter(finding -> finding.subject().equals(subject))
                        .findFirst()
                        .orElseThrow();
    }
}
