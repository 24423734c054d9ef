package org.sahay.store.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sahay.store.database.MigrateProperties;
import org.sahay.store.database.Migrations;
import org.sahay.store.database.Secret;
import org.sahay.store.database.TestDatabase;

@Tag("server")
class MigrateApplicationTest {
    @Test
    void theCommandMakesTheSchemaAndMayBeRunAgain() {
        try (var database = TestDatabase.empty()) {
            MigrateApplication.main(arguments(database.url()));
            MigrateApplication.main(arguments(database.url()));
            assertThat(new Migrations(database.url(), "postgres", Secret.of("")).missing())
                    .isNull();
        }
    }

    @Test
    void theVaultAndTheApplicationAreNotGrantedToOneRole() {
        assertThatThrownBy(() -> new MigrateProperties("owner", Secret.of(""), "same", "same", null))
                .hasMessageContaining("sahay.migrate.vault-role");
    }

    @Test
    void aDatabaseThatIsNotThereIsAFailure() {
        try (var database = TestDatabase.empty()) {
            String nowhere = database.url().replaceFirst("/test_\\d+", "/nowhere");
            assertThatThrownBy(() -> MigrateApplication.main(arguments(nowhere)))
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void outsideLocalItDoesNotSendThePasswordInThePlain() {
        assertThatThrownBy(() -> MigrateApplication.main(new String[] {"--sahay.migrate.user=postgres"}))
                .hasMessage("Outside the profile local the connection to PostgreSQL must be encrypted. Set"
                        + " sahay.database.tls=true and, unless the JVM trusts the authority,"
                        + " sahay.database.root-certificate.");
    }

    @Test
    void outsideLocalItMigratesOverTls() {
        try (var database = TestDatabase.empty()) {
            MigrateApplication.main(Arrays.stream(database.productionProperties())
                    .map("--"::concat)
                    .toArray(String[]::new));
            assertThat(new Migrations(database.url(), "postgres", Secret.of("")).missing())
                    .isNull();
            assertThat(new Migrations(database.url(), TestDatabase.APPLICATION, Secret.of("")).missing())
                    .as("as the application's role sees it")
                    .isNull();
            assertThat(Migrations.ofKeys(database.keysUrl(), TestDatabase.KEYS, Secret.of(""))
                            .missing())
                    .isNull();
        }
    }

    @Test
    void keysAreNotMigratedIntoTheDatabaseOfTheTextsByAnotherName() {
        try (var database = TestDatabase.empty()) {
            String[] arguments = Stream.concat(
                            Stream.of(arguments(database.url())),
                            Stream.of("--sahay.vault.keys.url=" + database.url().replace("localhost", "127.0.0.1")))
                    .toArray(String[]::new);
            assertThatThrownBy(() -> MigrateApplication.main(arguments)).hasMessageContaining("by another name");
            assertThat(database.jdbc()
                            .sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'keys'")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    private static String[] arguments(String url) {
        return new String[] {
            "--spring.profiles.active=local", "--sahay.database.url=" + url, "--sahay.migrate.user=postgres"
        };
    }
}
