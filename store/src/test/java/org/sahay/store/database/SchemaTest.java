package org.sahay.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

@Tag("server")
class SchemaTest {
    private static final Path GOLDEN_COPY = Path.of("src/test/resources/schema.txt");

    /** Columns, constraints and indexes of both schemas, one line each; partitions are left out. */
    private static final String CATALOGUE = """
            SELECT format('%s.%s column %s %s%s%s', n.nspname, c.relname, a.attname,
                          format_type(a.atttypid, a.atttypmod),
                          CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
                          CASE WHEN a.attidentity <> '' THEN ' identity'
                               ELSE coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') END) AS line
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE n.nspname IN ('sahay', 'vault') AND c.relkind IN ('r', 'p', 'v') AND NOT c.relispartition
              AND c.relname <> 'flyway_schema_history'
            UNION ALL
            SELECT format('%s.%s constraint %s', n.nspname, c.relname, pg_get_constraintdef(k.oid))
            FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid AND NOT c.relispartition
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname IN ('sahay', 'vault') AND k.contype <> 'n' AND c.relname <> 'flyway_schema_history'
            UNION ALL
            SELECT format('%s.%s index %s', schemaname, tablename, indexdef)
            FROM pg_indexes
            WHERE schemaname IN ('sahay', 'vault') AND tablename <> 'flyway_schema_history'
            """;

    /** Names that would hold a person's words, contact or whereabouts in the clear. */
    private static final Set<String> PERSONAL =
            Set.of("phone", "email", "description", "comment", "address", "lat", "lon");

    @Test
    void theMigrationsMakeTheSchemaOfTheGoldenCopy() throws IOException {
        String schema = String.join("\n", catalogue()) + "\n";
        if (Boolean.getBoolean("schema.write")) {
            Files.writeString(GOLDEN_COPY, schema);
        }
        // after a reviewed migration: mvn verify -pl store -am -Dit.test=SchemaTest -Dschema.write=true
        assertThat(schema).isEqualTo(Files.readString(GOLDEN_COPY));
    }

    @Test
    void noColumnOutsideTheVaultIsNamedLikePersonalText() {
        assertThat(catalogue())
                .filteredOn(line -> line.startsWith("sahay.") && line.contains(" column "))
                .filteredOn(line -> Arrays.stream(line.split(" "))
                        .skip(2)
                        .findFirst()
                        .map(PERSONAL::contains)
                        .orElseThrow())
                .isEmpty();
    }

    @Test
    void theHealthIsOutOfServiceUntilTheSchemaIsThere() {
        try (var database = TestDatabase.empty()) {
            var migrations = new Migrations(database.url(), "postgres", Secret.of(""));
            var health = new SchemaHealth(List.of(migrations));
            assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            migrations.run();
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        }
    }

    @Test
    void everyMigrationHoldsOneTableOrIndex() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            for (Path file : files.toList()) {
                String sql = Files.readString(file);
                assertThat(sql.split("(?m)^\\s*CREATE ", -1).length - 1)
                        .as(file.toString())
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    private static List<String> catalogue() {
        try (var database = TestDatabase.migrated()) {
            return database.jdbc().sql(CATALOGUE).query(String.class).list().stream()
                    .sorted()
                    .toList();
        }
    }
}
