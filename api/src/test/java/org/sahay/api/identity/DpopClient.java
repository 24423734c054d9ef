package org.sahay.api.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Go program in {@code src/test/go/dpopclient}: DPoP by another hand, with Go's standard library alone. It is built once
 * a run; without Go the test that wants it is skipped.
 */
final class DpopClient {
    private static final Path SOURCES =
            Path.of("src", "test", "go", "dpopclient").toAbsolutePath();
    private static final Path PROGRAM = Path.of("target", "dpopclient").toAbsolutePath();
    private static final String ASKS = "code for ";

    private DpopClient() {}

    static DpopClient build() throws IOException, InterruptedException {
        Files.createDirectories(PROGRAM.getParent());
        Assumptions.assumeTrue(hasGo(), "there is no Go on this machine");
        var build = new ProcessBuilder("go", "build", "-o", PROGRAM.toString(), ".")
                .directory(SOURCES.toFile())
                .redirectErrorStream(true)
                .start();
        String log = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (build.waitFor() != 0) {
            throw new AssertionError("The Go client does not build:\n" + log);
        }
        return new DpopClient();
    }

    /**
     * Signs in, lists the sessions, refreshes and lists them again.
     *
     * @param codes gives the code that was sent for a challenge
     * @return what the program says about it
     */
    JsonNode run(String base, String phone, Function<UUID, String> codes) throws IOException, InterruptedException {
        var process = new ProcessBuilder(PROGRAM.toString(), "-base", base, "-phone", phone)
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = process.inputReader();
                PrintWriter in = new PrintWriter(process.outputWriter(), true)) {
            String asked = out.readLine();
            if (asked == null || !asked.startsWith(ASKS)) {
                throw new AssertionError("The Go client does not ask for its code: " + asked);
            }
            in.println(codes.apply(UUID.fromString(asked.substring(ASKS.length()))));
            String summary = out.readLine();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("The Go client failed: " + summary);
            }
            return JsonMapper.builder().build().readTree(summary);
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean hasGo() throws InterruptedException {
        try {
            return new ProcessBuilder("go", "version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException none) {
            return false;
        }
    }
}
