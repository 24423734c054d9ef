package org.sahay.local.tools;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sahay.local.process.Command;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Programs;
import org.sahay.local.process.Progress;

/** The broker's class path, copied by Maven; apart from the applications', whose Kafka client is older. */
public record KafkaLibraries(ToolCache cache) {
    private static final String NAME = "kafka-4.4.0";
    private static final List<String> FILES = List.of("kafka_2.13-4.4.0.jar");

    /** The class path as one argument for {@code java -cp}. */
    public String classPath(Progress progress) {
        return cache.ensure(NAME, FILES, "Fetching Kafka 4.4.0 (once)", progress, this::fetch)
                .resolve("*")
                .toString();
    }

    /** Whether it is in the cache. */
    public boolean built() {
        return cache.has(NAME, FILES);
    }

    private void fetch(Path folder, Consumer<String> detail) throws IOException {
        var pom = Resources.copy("platform/kafka/pom.xml", cache.root().resolve("kafka-pom.xml"));
        var line = List.of(
                maven().orElseThrow(KafkaLibraries::noMaven).toString(),
                "-B",
                "-f",
                pom.toString(),
                "dependency:copy-dependencies",
                "-DincludeScope=runtime",
                "-DoutputDirectory=" + folder);
        var environment = Map.of("JAVA_HOME", System.getProperty("java.home"));
        new Command("Fetching Kafka with Maven", line, environment, cache.root().resolve("kafka.log")).run(detail);
    }

    /** The Maven command on PATH. */
    public static Optional<Path> maven() {
        return Programs.find("mvn");
    }

    private static LocalFailure noMaven() {
        return new LocalFailure(
                "Maven is missing: install Maven 3.8 or newer with your package manager, then run this again.");
    }
}
