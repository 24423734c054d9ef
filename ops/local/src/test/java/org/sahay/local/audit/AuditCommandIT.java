package org.sahay.local.audit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.local.SahayCommand;
import org.sahay.store.BackgroundConfiguration;
import org.sahay.store.StoreConfiguration;
import org.sahay.store.audit.AuditFolder;
import org.sahay.store.database.TestDatabase;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** The sealer as the workers run it, and the command that verifies what it did. */
class AuditCommandIT {
    @TempDir
    Path state;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
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
    void whatTheWorkersSealIsCleanForAProcessWithoutTheirKeyAndAChangeOfItIsNot() throws Exception {
        sealThreeEntries();
        Files.delete(state.resolve("audit-keyset.json"));
        assertThat(verifyInAProcessOfItsOwn()).contains("Clean: ").endsWith("exit 0");
        assertThat(verify()).isZero();
        assertThat(out.toString()).contains("with 3 entries", "Nothing waits to be sealed", "Clean");
        database.jdbc()
                .sql("UPDATE audit_entry SET actor_role = 'system' WHERE id = 2")
                .update();
        assertThat(verifyInAProcessOfItsOwn()).contains("ENTRIES_CHANGED").endsWith("exit 1");
        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString()).contains("ENTRIES_CHANGED", "Block 1", "->").doesNotContain("Clean");
        assertThat(verify("--json")).isEqualTo(1);
        var report = new JsonMapper().readTree(out.toString());
        assertThat(report.get("clean").asBoolean()).isFalse();
        assertThat(report.get("findings").get(0).get("kind").asString()).isEqualTo("ENTRIES_CHANGED");
        assertThat(report.get("findings").get(0).get("help").asString()).contains("backup");
    }

    @Test
    void whatCannotBeVerifiedIsNotClean() {
        assertThat(verify()).isEqualTo(3);
        assertThat(err.toString()).contains("audit-keyset.public.json", "--keys");
        sealThreeEntries();
        assertThat(verify("--database", "jdbc:postgresql://127.0.0.1:1/sahay")).isEqualTo(3);
        assertThat(err.toString()).contains("cannot be read");
    }

    @Test
    void objectStorageThatIsNamedIsReadToo() throws IOException {
        sealThreeEntries();
        Path notes = Files.createDirectories(state.resolve("objects/audit/checkpoints/2026-10"));
        String objects = "--objects=" + state.resolve("objects");
        assertThat(verify(objects)).isZero();
        Files.writeString(
                notes.resolve("9.json"),
                "{\"number\":9,\"partition\":\"2026-10\",\"hash\":\"ab\",\"signature\":\"forged\"}");
        assertThat(verify()).isZero();
        assertThat(verify(objects)).isEqualTo(1);
        assertThat(out.toString()).contains("CHECKPOINT_FORGED", "Block 9");
    }

    private void sealThreeEntries() {
        var properties = new ArrayList<>(List.of(database.applicationProperties()));
        properties.addAll(List.of(
                "spring.config.import=classpath:store.yml",
                "sahay.state-dir=" + state,
                "sahay.audit.seal-every=100ms",
                "sahay.temporal.target=127.0.0.1:1",
                "spring.data.redis.port=1",
                "spring.kafka.bootstrap-servers=127.0.0.1:1"));
        try (var workers = new SpringApplicationBuilder(Workers.class)
                .web(WebApplicationType.NONE)
                .profiles("local")
                .properties(properties.toArray(String[]::new))
                .run()) {
            assertThat(workers.isActive()).isTrue();
            database.jdbc().sql("""
                            INSERT INTO audit_entry (at, actor_role, operation, object_type, object_id, purpose, request_id)
                            SELECT now(), 'operator', 'o', 't', gen_random_uuid(), 'p', 'r' FROM generate_series(1, 3)
                            """).update();
            await().atMost(20, SECONDS).until(() -> Files.exists(new AuditFolder(state).checkpoints()));
        }
    }

    private List<String> arguments() {
        var folder = new AuditFolder(state);
        return List.of(
                "verify",
                "--keys=" + folder.publicKeys(),
                "--checkpoints=" + folder.checkpoints(),
                "--database=" + database.url());
    }

    /** What the command line says, and how it ends. */
    private String verifyInAProcessOfItsOwn() throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SahayCommand.class.getName(),
                "audit"));
        command.addAll(arguments());
        Path said = state.resolve("said.txt");
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        return Files.readString(said) + "exit " + code;
    }

    private int verify(String... more) {
        var arguments = new ArrayList<>(arguments());
        if (more.length > 1) {
            arguments.removeLast();
        }
        arguments.addAll(List.of(more));
        out.getBuffer().setLength(0);
        return new CommandLine(new AuditCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({StoreConfiguration.class, BackgroundConfiguration.class})
    static class Workers {}
}
