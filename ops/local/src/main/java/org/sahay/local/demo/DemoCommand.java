package org.sahay.local.demo;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.sahay.local.platform.LocalPlatform;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.process.FolderLock;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./sahay demo}: sets everything up on ports of its own and runs the main job live. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Starts a platform of its own and runs three complaints live, in about two minutes.")
public final class DemoCommand implements Callable<Integer> {
    private static final Duration HOUR = Duration.ofMillis(1500);

    @Option(
            names = "--once",
            description = "Ends after the run; exit code 0 only if timeline, events, workflow history, row and notices"
                    + " of every case agree.")
    private boolean once;

    @Override
    public Integer call() throws InterruptedException {
        var checkout = LocalSettings.ofCheckout();
        var settings = LocalSettings.ephemeral(checkout.state().resolve("demo"))
                .with("sahay.time-scale-ms-per-hour", Long.toString(HOUR.toMillis()));
        try (var _ = lock(checkout)) {
            clear(settings);
            try (var platform = LocalPlatform.start(settings, Progress.console())) {
                return run(platform.settings());
            }
        }
    }

    /** Held for the life of a demo, whose data nobody may delete meanwhile. */
    public static FolderLock lock(LocalSettings checkout) {
        return FolderLock.tryTake(checkout.state().resolve("demo.lock"))
                .orElseThrow(() -> new LocalFailure(("A demo runs in %s already; end it with Ctrl-C, or give this"
                                + " command a state folder of its own with SAHAY_STATE=FOLDER.")
                        .formatted(checkout.state())));
    }

    /** Ends what the last demo left running when it was killed, and deletes its data. */
    static void clear(LocalSettings settings) {
        if (Files.exists(settings.state())) {
            var last = LocalPlatform.of(settings, Progress.console());
            last.stop();
            last.wipe();
        }
    }

    private int run(LocalSettings settings) throws InterruptedException {
        var narrator = new Narrator(System.out, HOUR);
        boolean agreed;
        List<String> operator;
        try (var roster = DemoRoster.of(settings)) {
            var world = new DemoWorld(new ApiClient(settings.apiUrl()), roster, narrator);
            narrator.say("One simulated hour lasts %d ms; the limit of these complaints is 24 hours.%n"
                    .formatted(HOUR.toMillis()));
            List<DemoCase> cases = new Demo(world, HOUR, roster::seedNalanda).run();
            agreed = new AgreementReport(settings, roster, narrator, Duration.ofSeconds(10)).print(cases);
            operator = once ? List.of() : roster.operatorSignIn(settings);
        }
        if (!once) {
            narrator.say(
                    "%nEverything stays up until Ctrl-C.%n  API docs     %s/swagger-ui/index.html%n  Temporal UI  %s%n"
                            .formatted(settings.apiUrl(), settings.temporalUiUrl()));
            operator.forEach(narrator::say);
            new CountDownLatch(1).await();
        }
        return agreed ? 0 : 1;
    }
}
