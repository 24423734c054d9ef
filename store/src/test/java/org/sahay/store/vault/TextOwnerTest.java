package org.sahay.store.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sahay.store.database.TestDatabase;

/** What is missing among the owners would be erased, so they are compared with the schema. */
@Tag("server")
class TextOwnerTest {
    @Test
    void everyColumnOfTheSchemaThatCanHoldATokenIsAnOwner() {
        try (var database = TestDatabase.migrated()) {
            List<String> columns = database.jdbc().sql("""
                            SELECT table_name || '.' || column_name FROM information_schema.columns
                            WHERE table_schema = 'sahay' AND data_type = 'uuid' AND column_name ~ 'token'
                            """).query(String.class).list();
            assertThat(columns).contains("pending_text.token", "person_profile_history.name_token");
            assertThat(TextOwner.ALL.stream().map(TextOwnerTest::column).distinct())
                    .containsExactlyInAnyOrderElementsOf(columns);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyColumnThatTextsAreSealedForOwnsThem(SealedColumn column) {
        assertThat(TextOwner.ALL.stream()
                        .filter(owner -> owner.column() == column)
                        .map(TextOwnerTest::column))
                .contains(column.table() + "." + column.column());
        assertThat(SealedColumn.of(column.table(), column.column())).contains(column);
    }

    private static String column(TextOwner owner) {
        return owner.rows().split(" ", 2)[0] + owner.token().substring(1);
    }
}
