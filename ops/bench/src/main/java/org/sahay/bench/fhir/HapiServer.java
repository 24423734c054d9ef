package org.sahay.bench.fhir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.sahay.bench.platform.HttpConnection;
import org.sahay.bench.platform.Lab;
import org.sahay.bench.platform.Sql;
import org.sahay.local.process.Await;
import org.sahay.local.process.LocalFailure;

/**
 * A HAPI FHIR JPA server in a JVM of its own, on the lab's PostgreSQL in a database of its own. It listens where it finds a
 * free port, and ends with this JVM, which holds its standard input.
 */
public final class HapiServer implements AutoCloseable {
    public static final String NAME = "HAPI FHIR";

    private static final String MAIN = "org.sahay.bench.hapi.HapiServer";
    private static final String DATABASE = "hapi";
    private static final Pattern LISTENS = Pattern.compile("(?m)^HAPI listens on (\\d+)$");
    private static final Pattern CAUSE = Pattern.compile("(?m)^(Caused by|Exception in thread).*$");
    private static final Duration START = Duration.ofSeconds(240);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Process process;
    private final int port;
    private final String jdbcUrl;

    private HapiServer(Process process, int port, String jdbcUrl) {
        this.process = process;
        this.port = port;
        this.jdbcUrl = jdbcUrl;
    }

    /**
     * Builds it where that was not done, and starts it.
     *
     * @throws Unavailable when that does not go, with why and what to do
     */
    public static HapiServer start(Lab lab) {
        try {
            var classPath = HapiBuild.of(lab.settings().home()).classPath(lab.progress());
            return lab.progress().during("Starting " + NAME, detail -> start(lab, classPath, detail));
        } catch (LocalFailure e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    /** There is no such server here now; what else there is can be measured. */
    public static final class Unavailable extends RuntimeException {
        private final String reason;

        private Unavailable(String reason, LocalFailure cause) {
            super(reason, cause);
            this.reason = reason;
        }

        /** Why, and the way out. */
        public String reason() {
            return reason;
        }
    }

    private static HapiServer start(Lab lab, String classPath, Consumer<String> detail) {
        var folder = lab.settings().state().resolve("hapi");
        var log = folder.resolve("hapi.log");
        try {
            Files.createDirectories(folder);
            createDatabase(lab);
            detail.accept("and making its tables");
            var jdbcUrl = lab.settings().jdbcUrl(DATABASE);
            var process = new ProcessBuilder(line(classPath, folder, jdbcUrl))
                    .redirectOutput(log.toFile())
                    .redirectErrorStream(true)
                    .start();
            Await.until(START, () -> !process.isAlive() || port(log).isPresent());
            var port = port(log);
            if (port.isEmpty() || !process.isAlive()) {
                process.destroyForcibly();
                throw new LocalFailure("it did not start (%s); run the benchmark again".formatted(reason(log)));
            }
            return new HapiServer(process, port.get(), jdbcUrl);
        } catch (IOException | SQLException e) {
            throw new LocalFailure("it could not be started (%s); check disk and memory".formatted(e.getMessage()), e);
        }
    }

    private static void createDatabase(Lab lab) throws SQLException {
        try (var connection = DriverManager.getConnection(lab.settings().jdbcUrl("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
        }
    }

    /** With the collector and the heap layout that the application has, and a larger heap. */
    private static List<String> line(String classPath, Path folder, String jdbcUrl) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseParallelGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx1g",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                classPath,
                MAIN,
                folder.toString(),
                jdbcUrl);
    }

    private static Optional<Integer> port(Path log) {
        return LISTENS.matcher(text(log))
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst();
    }

    private static String reason(Path log) {
        return CAUSE.matcher(text(log)).results().map(MatchResult::group).reduce("no reason given", (_, last) -> last);
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new LocalFailure("%s cannot be read: %s.".formatted(log, e.getMessage()), e);
        }
    }

    /** A connection to the server, whose FHIR is under {@code /fhir}. */
    public HttpConnection connection() {
        return new HttpConnection("127.0.0.1", port);
    }

    /** How many resources of a type are in its tables. */
    public long count(String type) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl)) {
            return Sql.number(
                    connection,
                    "select count(*) from hfj_resource where res_deleted_at is null and res_type = '%s'"
                            .formatted(type));
        }
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
