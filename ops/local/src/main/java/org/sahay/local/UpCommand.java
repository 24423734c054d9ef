package org.sahay.local;

import org.jspecify.annotations.Nullable;
import org.sahay.local.platform.LocalPlatform;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.platform.Port;
import org.sahay.local.platform.Service;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "Starts the servers and the application; what runs already stays.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Runnable {
    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = "Moves all ports: the API to N, the others to the numbers after it; remembered.")
    private @Nullable Integer portBase;

    @Option(names = "--servers", description = "Starts the servers alone, without the application.")
    private boolean serversOnly;

    @Option(
            names = "--tls",
            negatable = true,
            description = "Answers over TLS 1.3, with a certificate of an authority made for this machine; remembered.")
    private @Nullable Boolean tls;

    @Override
    public void run() {
        var settings = LocalSettings.ofCheckout();
        if (portBase != null && portBase != settings.ports().at(Port.API)) {
            requireStopped(settings);
            settings = settings.moveTo(portBase);
        }
        if (tls != null && tls != settings.tls()) {
            requireStopped(settings);
            settings = settings.encrypt(tls);
        }
        LocalPlatform.start(settings, Progress.console(), serversOnly ? Service.SERVERS : Service.LAPTOP);
        Links.print(settings, System.out, serversOnly);
    }

    private static void requireStopped(LocalSettings settings) {
        var platform = LocalPlatform.of(settings, Progress.silent());
        if (platform.services().stream()
                .anyMatch(service -> platform.process(service).isPresent())) {
            throw new LocalFailure(
                    "The platform runs as it was started; './sahay down' first, then move it or change its TLS.");
        }
    }
}
