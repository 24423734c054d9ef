package org.sahay.local.doctor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sahay.local.platform.LocalPlatform;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.platform.Service;
import org.sahay.local.process.Programs;
import org.sahay.local.process.Progress;
import org.sahay.local.tools.KafkaLibraries;
import org.sahay.local.tools.PostgresBinaries;
import org.sahay.local.tools.RedisBinary;
import org.sahay.local.tools.TemporalTools;

/** All looks at the machine, in the order a newcomer would want them. */
record Examination(LocalSettings settings) {
    private static final long GIB = 1L << 30;
    private static final long DISK_GIB = 4;
    private static final long MEMORY_GIB = 3;
    private static final int JDK = 25;

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        findings.add(jdk());
        findings.add(maven());
        findings.add(go());
        findings.addAll(tools());
        findings.add(postgresUser());
        findings.addAll(ports());
        findings.add(tls());
        findings.addAll(new VaultExamination(settings).findings());
        findings.addAll(OptionalStores.ofThisShell().findings());
        findings.add(disk("disk of the state folder", settings.state()));
        findings.add(disk("disk of the tools", settings.tools().root()));
        findings.add(memory());
        findings.add(Retentions.ofThisShell().finding());
        return findings;
    }

    private static Finding jdk() {
        var found = Runtime.version() + " in " + System.getProperty("java.home");
        return Runtime.version().feature() >= JDK
                ? Finding.good("JDK", found)
                : Finding.bad("JDK", found, "install a JDK 25 or set JAVA_HOME to one");
    }

    private static Finding maven() {
        return KafkaLibraries.maven()
                .map(path -> Finding.good("Maven", path.toString()))
                .orElse(Finding.bad("Maven", "missing", "install Maven 3.8 or newer with your package manager"));
    }

    private Finding go() {
        var go = TemporalTools.go();
        if (go.isPresent()) {
            return Finding.good("Go", go.get().toString());
        }
        var tools = new TemporalTools(settings.tools());
        if (tools.built()) {
            return Finding.good("Go", "missing, and not needed: Temporal's server is built");
        }
        return tools.developmentServer()
                .map(path -> Finding.warning(
                        "Go", "missing; %s stands in".formatted(path), "install Go 1.26 for Temporal's stock server"))
                .orElse(Finding.bad("Go", "missing", "install Go 1.26 (go.dev/dl or your package manager)"));
    }

    private List<Finding> tools() {
        var cache = settings.tools();
        return List.of(
                tool("Temporal's programs", new TemporalTools(cache).built(), "about 5 minutes"),
                tool("Kafka's libraries", new KafkaLibraries(cache).built(), "some seconds"),
                tool("Redis's program", new RedisBinary(cache).built(), "a moment"),
                tool("PostgreSQL's programs", new PostgresBinaries(cache).built(), "some seconds"));
    }

    private static Finding tool(String subject, boolean there, String duration) {
        return there
                ? Finding.good(subject, "in the cache")
                : Finding.warning(
                        subject,
                        "not there yet",
                        "nothing, or './sahay tools' to get them now (%s)".formatted(duration));
    }

    private static Finding postgresUser() {
        var subject = "user";
        if (!System.getProperty("user.name").equals("root")) {
            return Finding.good(subject, System.getProperty("user.name"));
        }
        return Programs.find("unshare").isPresent()
                ? Finding.good(subject, "root; PostgreSQL gets a user namespace of its own")
                : Finding.bad(subject, "root, and no unshare", "run ./sahay as an ordinary user");
    }

    private List<Finding> ports() {
        var platform = LocalPlatform.of(settings, Progress.silent());
        return platform.services().stream()
                .filter(Service.LAPTOP::contains)
                .map(service -> ports(platform, service))
                .toList();
    }

    private Finding ports(LocalPlatform platform, Service service) {
        var subject = "ports of " + service.title();
        if (platform.process(service).isPresent()) {
            return Finding.good(subject, "in use by our own process");
        }
        return service.ports().stream()
                .filter(port -> !settings.ports().isFree(port))
                .findFirst()
                .map(port -> Finding.bad(
                        subject,
                        "%d (%s) is taken by another process"
                                .formatted(settings.ports().at(port), port.title()),
                        "stop that process, or './sahay up --port-base 20000'"))
                .orElse(Finding.good(subject, "free"));
    }

    private Finding tls() {
        if (!settings.tls()) {
            return Finding.good("TLS", "off; './sahay up --tls' turns it on");
        }
        return Files.exists(settings.rootCertificate())
                ? Finding.good(
                        "TLS", "on, %s; clients trust %s".formatted(settings.apiUrl(), settings.rootCertificate()))
                : Finding.warning("TLS", "on, without certificates yet", "nothing: './sahay up' makes them");
    }

    private static Finding disk(String subject, Path folder) {
        var existing = folder;
        while (!Files.exists(existing)) {
            existing = Optional.ofNullable(existing.getParent()).orElse(Path.of("/"));
        }
        try {
            var free = Files.getFileStore(existing).getUsableSpace() / GIB;
            var found = "%d GiB free in %s".formatted(free, folder);
            return free >= DISK_GIB
                    ? Finding.good(subject, found)
                    : Finding.warning(subject, found, "free %d GiB".formatted(DISK_GIB));
        } catch (IOException e) {
            return Finding.warning(subject, "cannot be read: " + e.getMessage(), "look at it yourself");
        }
    }

    private static Finding memory() {
        var machine = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        var total = machine.getTotalMemorySize() / GIB;
        var found = "%d GiB, %d processors".formatted(total, machine.getAvailableProcessors());
        return total >= MEMORY_GIB
                ? Finding.good("memory", found)
                : Finding.warning("memory", found, "SAHAY and its servers take about 2 GiB; close what you can");
    }
}
