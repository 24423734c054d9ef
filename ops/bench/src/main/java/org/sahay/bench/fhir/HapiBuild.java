package org.sahay.bench.fhir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sahay.local.process.Command;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Progress;
import org.sahay.local.tools.KafkaLibraries;
import org.sahay.local.tools.ToolCache;

/**
 * The server as Maven builds it in {@code ops/bench/hapi}, apart from the modules of the product; built anew when it is older
 * than its sources.
 *
 * @param folder of its pom
 */
record HapiBuild(Path folder) {
    private static final String STAMP = "target/hapi.built";
    private static final Pattern REASON = Pattern.compile("\\[(?:ERROR|FATAL)] (?!\\[ERROR])(.{1,300}).*");

    static HapiBuild of(Path home) {
        return new HapiBuild(home.resolve("ops/bench/hapi"));
    }

    /** The class path as one argument for {@code java -cp}. */
    String classPath(Progress progress) {
        if (!isFresh()) {
            progress.step("Building the HAPI FHIR server (some minutes, once)", this::build);
        }
        return folder.resolve("target/classes") + File.pathSeparator + folder.resolve("target/lib/*");
    }

    /** Whether it is built of what is there now. */
    boolean isFresh() {
        var stamp = folder.resolve(STAMP);
        if (!Files.exists(stamp)) {
            return false;
        }
        try (var sources = sources()) {
            var built = Files.getLastModifiedTime(stamp);
            return sources.allMatch(source -> modified(source).compareTo(built) < 0);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Stream<Path> sources() throws IOException {
        return Stream.concat(
                Stream.of(folder.resolve("pom.xml")),
                Files.walk(folder.resolve("src")).filter(Files::isRegularFile));
    }

    private FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private LocalFailure unreadable(IOException e) {
        return new LocalFailure("%s cannot be read: %s.".formatted(folder, e.getMessage()), e);
    }

    private void build(Consumer<String> detail) {
        var log = folder.resolve("target/build.log");
        var line = line();
        var reason = new AtomicReference<String>();
        var began = FileTime.from(Clock.systemUTC().instant());
        try {
            ToolCache.delete(folder.resolve("target")); // libraries of another version
            new Command("Maven", line, Map.of("JAVA_HOME", System.getProperty("java.home")), log).run(said -> {
                var error = REASON.matcher(said);
                if (error.matches()) {
                    reason.compareAndSet(null, error.group(1));
                }
                detail.accept(said);
            });
            Files.setLastModifiedTime(Files.createFile(folder.resolve(STAMP)), began);
        } catch (IOException e) {
            throw new LocalFailure("%s cannot be written: %s; check the disk.".formatted(folder, e.getMessage()), e);
        } catch (LocalFailure e) {
            var said = reason.get() == null ? e.getMessage() : reason.get();
            throw new LocalFailure(
                    "it could not be built (%s); its libraries come from Maven Central, so run this once with the network, all Maven said is in %s"
                            .formatted(said, log),
                    e);
        }
    }

    private List<String> line() {
        var maven = KafkaLibraries.maven()
                .orElseThrow(() -> new LocalFailure("Maven is missing: install Maven 3.8 or newer"));
        return List.of(
                maven.toString(),
                "-B",
                "-Dstyle.color=never",
                "-f",
                folder.resolve("pom.xml").toString(),
                "package");
    }
}
