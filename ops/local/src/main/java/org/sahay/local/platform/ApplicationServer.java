package org.sahay.local.platform;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Progress;
import tools.jackson.databind.json.JsonMapper;

/** SAHAY itself: both applications in one process from this class path, or one of them from its executable jar. */
final class ApplicationServer extends DaemonServer {
    private static final String MAIN = "org.sahay.local.LocalApplication";

    private static final Pattern CAUSE = Pattern.compile("Caused by: [^\\n\\\\]+");

    private final Port management;

    ApplicationServer(LocalSettings settings, Service service) {
        super(settings, service, "TERM", Duration.ofSeconds(30));
        this.management = service.ports().getLast();
    }

    @Override
    public void fetch(Progress progress) {
        if (service() != Service.APPLICATION) {
            var _ = executableJar();
        }
    }

    @Override
    public void prepare(Progress progress) {
        if (settings.tls()) {
            settings.authority().prepare();
        }
    }

    @Override
    void startProcess() {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseParallelGC", // with a small heap and few cores it leaves most of them to the work
                "-XX:+UseCompactObjectHeaders",
                "-Xmx768m"));
        if (service() == Service.APPLICATION) {
            line.addAll(List.of("-cp", classPath(), MAIN));
        } else {
            line.addAll(List.of("-jar", copied(executableJar()).toString()));
        }
        daemon.start(line, Map.of("SPRING_APPLICATION_JSON", properties()));
    }

    @Override
    public boolean ready() {
        var address = settings.scheme() + settings.loopback(management) + "/actuator/health/readiness";
        return settings.tls() ? HttpProbe.ok(address, settings.authority()) : HttpProbe.ok(address);
    }

    /** The innermost cause: in plain logs the end of its line, in JSON logs an escaped line break ends it. */
    @Override
    String reason() {
        return CAUSE.matcher(daemon.tail())
                .results()
                .map(MatchResult::group)
                .reduce((_, last) -> last)
                .orElse(super.reason());
    }

    private String properties() {
        var port = service().ports().getFirst();
        return new JsonMapper().writeValueAsString(settings.applicationProperties(port, management));
    }

    /** The class path of this JVM; our own jars are copied, because the next build writes over them while we run. */
    private String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("test-classes"))
                .map(Path::of)
                .map(entry -> entry.getFileName().toString().matches("sahay-.*\\.jar") ? copied(entry) : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Path copied(Path jar) {
        var target = settings.state().resolve("run").resolve(service().key()).resolve(jar.getFileName());
        try {
            Files.createDirectories(target.getParent());
            return Files.copy(jar, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LocalFailure("%s cannot be copied: %s; check the disk.".formatted(jar, e.getMessage()), e);
        }
    }

    private Path executableJar() {
        var folder = settings.home().resolve(service().key()).resolve("target");
        var exec = FileSystems.getDefault().getPathMatcher("glob:sahay-*-exec.jar");
        try (var files = Files.list(folder)) {
            return files.filter(file -> exec.matches(file.getFileName()))
                    .findFirst()
                    .orElseThrow(() -> notBuilt(folder));
        } catch (IOException e) {
            throw notBuilt(folder);
        }
    }

    private static LocalFailure notBuilt(Path folder) {
        return new LocalFailure("There is no executable jar in %s; build with 'mvn package'.".formatted(folder));
    }
}
