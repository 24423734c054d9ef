package org.sahay.local;

import java.util.stream.Collectors;
import org.sahay.local.platform.LocalPlatform;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.platform.Service;
import org.sahay.local.process.Progress;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Shows what runs, with pid and port.", mixinStandardHelpOptions = true)
final class StatusCommand implements Runnable {
    private static final String ROW = "%-18s %-8s %-16s %s%n";

    @Override
    public void run() {
        var settings = LocalSettings.ofCheckout();
        var platform = LocalPlatform.of(settings, Progress.silent());
        System.out.printf(ROW, "service", "pid", "port", "state");
        platform.services().stream()
                .filter(service -> Service.LAPTOP.contains(service)
                        || platform.process(service).isPresent())
                .forEach(service -> print(platform, settings, service));
    }

    private static String encryption(LocalSettings settings, Service service) {
        return settings.tls() && !Service.SERVERS.contains(service) ? ", https" : "";
    }

    private static void print(LocalPlatform platform, LocalSettings settings, Service service) {
        var pid = platform.process(service)
                .map(process -> Long.toString(process.pid()))
                .orElse("-");
        var ports = service.ports().stream()
                .limit(service == Service.APPLICATION ? 2 : 1)
                .map(port -> Integer.toString(settings.ports().at(port)))
                .collect(Collectors.joining(", "));
        System.out.printf(
                ROW,
                service.title(),
                pid,
                ports,
                platform.state(service).toString().toLowerCase(java.util.Locale.ROOT) + encryption(settings, service));
    }
}
