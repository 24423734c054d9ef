package org.sahay.faults.platform;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.sahay.local.platform.LocalPlatform;
import org.sahay.local.platform.Service;

/** Stands a process still, and lets it go on. */
public enum Signal {
    STOP,
    CONT;

    public void send(LocalPlatform servers, Service service) {
        long pid = servers.process(service).orElseThrow().pid();
        try {
            var kill = new ProcessBuilder("kill", "-" + name(), Long.toString(pid)).start();
            if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new AssertionError("%s gets no %s".formatted(service.title(), name()));
            }
        } catch (IOException e) {
            throw new AssertionError("kill cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
