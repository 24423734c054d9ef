package org.sahay.store.objects;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.sahay.store.database.Secret;

/** A store that speaks S3 (org.gaul:s3proxy over a folder), in a process and on a class path of its own. */
final class S3ProxyServer implements AutoCloseable {
    static final String BUCKET = "sahay";
    private static final Path LIBRARIES = Path.of("target", "s3proxy").toAbsolutePath();
    private static final String WHO = "local-identity";
    private static final String SECRET = "local-credential";

    private final Path log;
    private final Process process;
    private final int port;

    S3ProxyServer(Path folder) throws IOException, InterruptedException {
        fetch();
        port = freePort();
        log = folder.resolve("s3proxy.log");
        Path settings = Files.writeString(folder.resolve("s3proxy.properties"), """
                        s3proxy.endpoint=http://127.0.0.1:%d
                        s3proxy.authorization=aws-v2-or-v4
                        s3proxy.identity=%s
                        s3proxy.credential=%s
                        jclouds.provider=filesystem-nio2
                        jclouds.filesystem.basedir=%s
                        """.formatted(
                        port, WHO, SECRET, Files.createDirectories(folder.resolve("objects"))));
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        LIBRARIES.resolve("*").toString(),
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .failFast("The store ended: " + log, () -> !process.isAlive())
                .until(this::answers);
        try (var client = place(null).client()) {
            client.createBucket(request -> request.bucket(BUCKET));
        }
    }

    S3Place place(S3Place.Lock lock) {
        return new S3Place(
                BUCKET,
                URI.create("http://127.0.0.1:" + port),
                "ap-south-1",
                true,
                Secret.of(WHO),
                Secret.of(SECRET),
                lock);
    }

    void stop() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        stop();
    }

    /** Once for a build; Maven has it, as it has what the tests themselves need. */
    private static void fetch() throws IOException, InterruptedException {
        if (Files.isDirectory(LIBRARIES)) {
            return;
        }
        Path unfinished = LIBRARIES.resolveSibling("s3proxy.unfinished");
        var maven = new ProcessBuilder(
                        "mvn",
                        "-B",
                        "-q",
                        "-f",
                        Path.of("src", "test", "s3proxy", "pom.xml").toString(),
                        "dependency:copy-dependencies",
                        "-DincludeScope=runtime",
                        "-DoutputDirectory=" + unfinished)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "s3proxy-fetch.log").toFile());
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process fetching = maven.start();
        if (!fetching.waitFor(10, TimeUnit.MINUTES) || fetching.exitValue() != 0) {
            throw new IllegalStateException("s3proxy cannot be fetched: see store/target/s3proxy-fetch.log");
        }
        Files.move(unfinished, LIBRARIES);
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
