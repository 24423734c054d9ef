package org.sahay.store.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A real Redis 6.2.11 that keeps its data as the local platform's does. {@link #shared()} is one for all tests of a JVM, for
 * those who leave it running; {@link #own()} is one that may be killed and paused.
 */
public final class TestRedis implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final int port = freePort();
    private final Path folder = newFolder();
    private Process process;

    private TestRedis() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
        start();
    }

    /** The one of this JVM, emptied. */
    public static TestRedis shared() {
        Shared.REDIS.flush();
        return Shared.REDIS;
    }

    /** One more; closed by whoever asked for it. */
    public static TestRedis own() {
        return new TestRedis();
    }

    public int port() {
        return port;
    }

    /** How an application is told to use it. */
    public String[] applicationProperties() {
        return new String[] {
            "spring.data.redis.host=127.0.0.1",
            "spring.data.redis.port=" + port,
            "spring.data.redis.timeout=500ms",
            "spring.data.redis.connect-timeout=500ms"
        };
    }

    /** Starts it on its port with the data it left; returns when it answers. */
    public void start() {
        var line = List.of(
                Binary.FILE.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "", //
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--dir",
                folder.toString());
        try {
            process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("redis.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Redis does not start", e);
        }
        long start = System.nanoTime();
        while (!command("PING").equals("+PONG")) {
            if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("Redis does not answer; its log is in " + folder);
            }
            Thread.onSpinWait();
        }
    }

    /** Ends it at once; what it wrote in the last second may be lost. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Makes it silent: it takes connections and answers nothing. */
    public void pause() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    /** Deletes everything in it. */
    public void flush() {
        if (!command("FLUSHALL").equals("+OK")) {
            throw new IllegalStateException("Redis does not flush");
        }
    }

    @Override
    public void close() {
        kill();
    }

    /** The first line of the answer; empty when there is none. */
    private String command(String command) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var answer = new StringBuilder();
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next > '\r'; next = in.read()) {
                answer.append((char) next);
            }
            return answer.toString();
        } catch (IOException e) {
            return "";
        }
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("Redis takes no signal " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("sahay-test-redis");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final TestRedis REDIS = new TestRedis();
    }

    private static final class Binary {
        static final Path FILE = unpack();

        private static Path unpack() {
            boolean mac = System.getProperty("os.name").contains("Mac");
            boolean arm = System.getProperty("os.arch").equals("aarch64");
            String name = mac
                    ? "redis-server-6.2.6-v5-darwin-" + (arm ? "arm64" : "amd64")
                    : arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
            try (InputStream in = TestRedis.class.getClassLoader().getResourceAsStream(name)) {
                Path file = newFolder().resolve("redis-server");
                Files.copy(Objects.requireNonNull(in, name), file);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
