package org.sahay.local.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.sahay.local.process.Await;
import tools.jackson.databind.json.JsonMapper;

/** A Chromium of its own, with a new profile and without a window, told what to do over the DevTools protocol. */
public final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Cookies go to other sites as in Chromium of its makers; Debian's keeps them back. */
    private static final String AS_UPSTREAM = "{\"profile\": {\"cookie_controls_mode\": 2}}";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private Chromium(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The program, when this machine has one. */
    public static Optional<Path> installed() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return NAMES.stream()
                .flatMap(name -> Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param profile a folder that is not there yet */
    public static Chromium start(Path program, Path profile) {
        try {
            Files.writeString(
                    Files.createDirectories(profile.resolve("Default")).resolve("Preferences"), AS_UPSTREAM);
            var process = new ProcessBuilder(Stream.of(
                                    program.toString(),
                                    "--headless=new",
                                    "--no-sandbox", // root has none
                                    "--disable-gpu",
                                    "--disable-dev-shm-usage",
                                    "--no-first-run",
                                    "--lang=en",
                                    "--window-size=1500,1800",
                                    "--remote-debugging-port=0",
                                    "--remote-allow-origins=*",
                                    "--user-data-dir=" + profile,
                                    "about:blank")
                            .toList())
                    .redirectErrorStream(true)
                    .redirectOutput(profile.resolve("chromium.log").toFile())
                    .start();
            Path told = profile.resolve("DevToolsActivePort");
            if (!Await.until(PATIENCE, () -> lines(told).size() >= 2)) {
                process.destroyForcibly();
                throw new IllegalStateException("Chromium does not start, see " + profile.resolve("chromium.log"));
            }
            return new Chromium(process, Integer.parseInt(lines(told).getFirst()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new tab, empty. */
    public Tab tab() {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
                    .PUT(HttpRequest.BodyPublishers.noBody())
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Tab(
                    http,
                    URI.create(JSON.readTree(answer.body())
                            .get("webSocketDebuggerUrl")
                            .asString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it with all its processes, so that nobody writes into its profile any more. */
    @Override
    public void close() {
        http.shutdownNow();
        var all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        process.destroy();
        if (!Await.until(Duration.ofSeconds(10), () -> all.stream().noneMatch(ProcessHandle::isAlive))) {
            all.forEach(ProcessHandle::destroyForcibly);
            var _ = Await.until(Duration.ofSeconds(10), () -> all.stream().noneMatch(ProcessHandle::isAlive));
        }
    }
}
