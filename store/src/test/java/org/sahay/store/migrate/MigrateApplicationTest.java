package org.sahay.store.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sahay.store.database.Migrations;
import org.sahay.store.database.Secret;
import org.sahay.store.database.TestDatabase;

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
    void aDatabaseThatIsNotThereIsAFailure() {
        try (var database = TestDatabase.empty()) {
            String nowhere = database.url().replaceFirst("/test_\\d+", "/nowhere");
            assertThatThrownBy(() -> MigrateApplication.main(arguments(nowhere)))
                    .isInstanceOf(RuntimeException.class);
        }
    }

    private static String[] arguments(String url) {
        return new String[] {"--sahay.database.url=" + url, "--sahay.migrate.user=postgres"};
    }
}
