package org.sahay.local;

import java.nio.file.Files;
import org.sahay.local.demo.DemoCommand;
import org.sahay.local.platform.LocalPlatform;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Progress;
import org.sahay.local.process.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "down",
        description = "Stops the application and the servers; data is kept.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Runnable {
    @Option(names = "--wipe", description = "Deletes all data afterwards; asks first.")
    private boolean wipe;

    @Option(names = "--yes", description = "Answers the question of --wipe with yes.")
    private boolean yes;

    @Override
    public void run() {
        var settings = LocalSettings.ofCheckout();
        if (!Files.exists(settings.state())) {
            System.out.println("Nothing runs, and nothing is kept in " + settings.state() + ".");
            return;
        }
        var platform = LocalPlatform.of(settings, Progress.console());
        if (wipe) {
            wipe(platform);
            System.out.println("Stopped; the data is deleted.");
        } else {
            platform.stop();
            System.out.println("Stopped; the data is kept in " + settings.state() + ".");
        }
    }

    /** The data of the demo lies there, too. */
    private void wipe(LocalPlatform platform) {
        if (!yes) {
            confirm(platform.settings());
        }
        try (var _ = DemoCommand.lock(platform.settings())) {
            platform.stop();
            platform.wipe();
        }
    }

    private static void confirm(LocalSettings settings) {
        var console = Terminal.console()
                .orElseThrow(() -> new LocalFailure(
                        "Nobody is there to be asked; './sahay down --wipe --yes' deletes without asking."));
        var answer = console.readLine("Delete all data in %s? Type yes: ", settings.state());
        if (!"yes".equalsIgnoreCase(answer == null ? "" : answer.strip())) {
            throw new LocalFailure("Nothing was stopped or deleted.");
        }
    }
}
