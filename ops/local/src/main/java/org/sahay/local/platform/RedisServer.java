package org.sahay.local.platform;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Progress;
import org.sahay.local.tools.RedisBinary;

/** Redis with its append-only file on: what it was told survives its end, but for the last second of a power cut. */
final class RedisServer extends DaemonServer {
    private static final int PATIENCE_MILLIS = 2_000;
    private static final String PONG = "+PONG";

    private final Path folder;
    private final RedisBinary binary;

    RedisServer(LocalSettings settings) {
        super(settings, Service.REDIS, "TERM", Duration.ofSeconds(10));
        this.folder = settings.state().resolve("redis");
        this.binary = new RedisBinary(settings.tools());
    }

    @Override
    public void fetch(Progress progress) {
        var _ = binary.program(progress);
    }

    @Override
    void startProcess() {
        daemon.start(List.of(binary.program(Progress.silent()).toString(), writeConfiguration()), Map.of());
    }

    /** While it reads its file it answers, but with something else. */
    @Override
    public boolean ready() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", settings.ports().at(Port.REDIS)), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            var answer = socket.getInputStream().readNBytes(PONG.length());
            return new String(answer, StandardCharsets.US_ASCII).equals(PONG);
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    String reason() {
        return super.reason().contains("libssl") ? super.reason() + "; install OpenSSL 3 (libssl3)" : super.reason();
    }

    private String writeConfiguration() {
        var file = folder.resolve("redis.conf");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, """
                    bind 127.0.0.1
                    port %d
                    dir "%s"
                    appendonly yes
                    appendfsync everysec
                    save ""
                    """.formatted(settings.ports().at(Port.REDIS), folder));
            return file.toString();
        } catch (IOException e) {
            throw new LocalFailure("%s cannot be written: %s; check the disk.".formatted(file, e.getMessage()), e);
        }
    }
}
