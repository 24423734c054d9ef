package org.sahay.faults.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.sahay.faults.platform.Signal;
import org.sahay.local.platform.LocalPlatform;
import org.sahay.local.platform.LocalPlatform.State;
import org.sahay.local.platform.Port;
import org.sahay.local.platform.Service;
import org.sahay.local.process.Await;

/** What happens to Redis. */
enum RedisFault {
    KILLED {
        @Override
        void strike(LocalPlatform servers) {
            servers.kill(Service.REDIS);
        }

        @Override
        void heal(LocalPlatform servers) {
            servers.startAlone(Service.REDIS);
        }
    },
    /** As by FLUSHALL, at the beginning and at the end. */
    EMPTIED {
        @Override
        void strike(LocalPlatform servers) {
            int port = servers.settings().ports().at(Port.REDIS);
            try (var socket = new Socket("127.0.0.1", port)) {
                socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readNBytes(3), StandardCharsets.US_ASCII);
                if (!answer.equals("+OK")) {
                    throw new IllegalStateException("FLUSHALL is answered " + answer);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        void heal(LocalPlatform servers) {
            strike(servers);
        }
    },
    /** It takes connections and commands, and answers none. */
    PAUSED {
        @Override
        void strike(LocalPlatform servers) {
            Signal.STOP.send(servers, Service.REDIS);
            if (!Await.until(Duration.ofSeconds(10), () -> servers.state(Service.REDIS) != State.READY)) {
                throw new IllegalStateException("Redis answers although it was stopped");
            }
        }

        @Override
        void heal(LocalPlatform servers) {
            Signal.CONT.send(servers, Service.REDIS);
        }
    };

    /** Returns when it is so. */
    abstract void strike(LocalPlatform servers);

    abstract void heal(LocalPlatform servers);

    boolean isOutage() {
        return this != EMPTIED;
    }
}
