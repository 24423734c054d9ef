package org.sahay.faults.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.sahay.local.agreement.Entry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Go program in {@code src/test/go/eventreader}: a Kafka client and a JSON Schema validator in another language. It is
 * built once a run; where its libraries cannot be fetched the test that wants it is skipped.
 */
final class EventReader {
    private static final Path SOURCES =
            Path.of("src", "test", "go", "eventreader").toAbsolutePath();
    private static final Path PROGRAM = Path.of("target", "eventreader").toAbsolutePath();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EventReader() {}

    /** One record as the reader saw it. */
    record Seen(UUID key, JsonNode headers, JsonNode data, List<String> faults) {
        Entry entry() {
            return new Entry(
                    data.get("seq").asLong(),
                    data.get("event").asString(),
                    data.path("from").isString() ? data.get("from").asString() : null,
                    data.get("to").asString(),
                    data.get("level").asInt());
        }
    }

    static EventReader build() throws IOException, InterruptedException {
        Path log = Files.createTempFile(Files.createDirectories(PROGRAM.getParent()), "go", ".log");
        boolean fetched = run(log, SOURCES, "go", "mod", "download") == 0;
        if (!fetched) {
            System.out.println("Skipped: the libraries of the Go client cannot be fetched: " + lastLine(log));
        }
        Assumptions.assumeTrue(fetched, "the libraries of the Go client cannot be fetched");
        if (run(log, SOURCES, "go", "build", "-o", PROGRAM.toString(), ".") != 0) {
            throw new AssertionError("The Go client does not build:\n" + Files.readString(log));
        }
        return new EventReader();
    }

    /** Every record of the topic, each held against the AsyncAPI file. */
    List<Seen> read(String broker, String topic, Path asyncapi) throws IOException, InterruptedException {
        Path out = Files.createTempFile(PROGRAM.getParent(), "records", ".jsonl");
        int exit = run(
                out,
                PROGRAM.getParent(),
                PROGRAM.toString(),
                "-broker",
                broker,
                "-topic",
                topic,
                "-asyncapi",
                asyncapi.toString());
        if (exit != 0) {
            throw new AssertionError("The Go client failed: " + lastLine(out));
        }
        return Files.readAllLines(out).stream().map(EventReader::seen).toList();
    }

    private static Seen seen(String line) {
        JsonNode record = JSON.readTree(line);
        var faults = record.get("faults").valueStream().map(JsonNode::asString).toList();
        return new Seen(
                UUID.fromString(record.get("key").asString()), record.get("headers"), record.path("data"), faults);
    }

    private static int run(Path out, Path folder, String... command) throws IOException, InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            if (!process.waitFor(180, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " does not end");
            }
            return process.exitValue();
        } catch (IOException noSuchProgram) {
            Files.writeString(out, noSuchProgram.getMessage());
            return 127;
        }
    }

    private static String lastLine(Path log) throws IOException {
        return Files.readAllLines(log).stream().reduce("", (_, last) -> last);
    }
}
