package org.sahay.local.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Progress;
import org.sahay.local.tools.Resources;
import org.sahay.local.tools.TemporalTools;

/** Temporal's Web UI. */
final class TemporalUi extends DaemonServer {
    private final TemporalTools tools;
    private final Path folder;

    TemporalUi(LocalSettings settings) {
        super(settings, Service.TEMPORAL_UI, "TERM", Duration.ofSeconds(5));
        this.tools = new TemporalTools(settings.tools());
        this.folder = settings.state().resolve("temporal-ui");
    }

    @Override
    public void fetch(Progress progress) {
        tools.ui(progress);
    }

    @Override
    void startProcess() {
        try {
            Resources.copy("platform/temporal/ui.yaml", folder.resolve("ui.yaml"));
        } catch (IOException e) {
            throw new LocalFailure("%s cannot be written: %s; check the disk.".formatted(folder, e.getMessage()), e);
        }
        var server = tools.ui(Progress.silent()).resolve("server").toString();
        daemon.start(
                List.of(server, "--root", folder.toString(), "--config", ".", "--env", "ui", "start"),
                Map.of(
                        "SAHAY_TEMPORAL",
                        settings.temporalTarget(),
                        "SAHAY_CODEC",
                        settings.codecUrl(),
                        "SAHAY_TEMPORAL_UI_PORT",
                        Integer.toString(settings.ports().at(Port.TEMPORAL_UI))));
    }

    @Override
    public boolean ready() {
        return HttpProbe.ok(settings.temporalUiUrl() + "/healthz");
    }
}
