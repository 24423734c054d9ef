package org.sahay.local.tools;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sahay.local.process.Command;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Programs;
import org.sahay.local.process.Progress;

/** Temporal's stock server with its schema tool, and its Web UI; built with Go from their public modules. */
public record TemporalTools(ToolCache cache) {
    private static final String SERVER = "temporal-server-1.32.1";
    private static final String UI = "temporal-ui-2.55.0";
    private static final List<String> SERVER_FILES = List.of("server", "sql");
    private static final List<String> UI_FILES = List.of("server");

    /** The folder with the programs {@code server} and {@code sql}. */
    public Path server(Progress progress) {
        return cache.ensure(
                SERVER,
                SERVER_FILES,
                "Building Temporal's server 1.32.1 (some minutes, once)",
                progress,
                (folder, detail) -> install(
                        folder,
                        List.of(
                                "go.temporal.io/server/cmd/server@v1.32.1",
                                "go.temporal.io/server/cmd/tools/sql@v1.32.1"),
                        detail));
    }

    /** The folder with the program {@code server} of the Web UI. */
    public Path ui(Progress progress) {
        return cache.ensure(
                UI,
                UI_FILES,
                "Building Temporal's Web UI 2.55.0 (a minute, once)",
                progress,
                (folder, detail) ->
                        install(folder, List.of("github.com/temporalio/ui-server/v2/cmd/server@v2.55.0"), detail));
    }

    /** Whether both are built. */
    public boolean built() {
        return cache.has(SERVER, SERVER_FILES) && cache.has(UI, UI_FILES);
    }

    /** The Go command, on PATH or in a usual folder. */
    public static Optional<Path> go() {
        return Programs.find("go")
                .or(() -> Stream.of("/usr/local/go/bin/go", "/usr/lib/go/bin/go", "/opt/go/bin/go")
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst());
    }

    /** The {@code temporal} command, whose development server stands in where nothing is built and Go is missing. */
    public Optional<Path> developmentServer() {
        return built() || go().isPresent() ? Optional.empty() : Programs.find("temporal");
    }

    private void install(Path folder, List<String> modules, java.util.function.Consumer<String> detail) {
        var go = go().orElseThrow(() -> new LocalFailure(
                "Go is missing and Temporal's server is built with it: install Go 1.26 (go.dev/dl or your package manager)"
                        + " or put a 'temporal' command on PATH, then run this again."));
        var line = new ArrayList<>(List.of(go.toString(), "install", "-v"));
        line.addAll(modules);
        var environment = Map.of("GOBIN", folder.toString(), "GOFLAGS", "", "CGO_ENABLED", "0");
        new Command("go install", line, environment, cache.root().resolve("go-install.log")).run(detail);
    }
}
