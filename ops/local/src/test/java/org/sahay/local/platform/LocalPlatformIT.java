package org.sahay.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.local.platform.LocalPlatform.State;
import org.sahay.local.process.Progress;

/** The real servers on free ports. */
class LocalPlatformIT {
    @TempDir
    Path state;

    @Test
    void serversStartAreAdoptedComeBackAndEnd() {
        var settings = LocalSettings.ephemeral(state);
        try (var platform = LocalPlatform.start(settings, Progress.silent(), Service.SERVERS)) {
            assertThat(Service.SERVERS).allMatch(service -> platform.state(service) == State.READY);
            var temporal = platform.process(Service.TEMPORAL).orElseThrow();

            var later = LocalPlatform.start(settings, Progress.silent(), Service.SERVERS);
            assertThat(later.process(Service.TEMPORAL)).contains(temporal);

            for (var service : new Service[] {Service.KAFKA, Service.POSTGRESQL, Service.TEMPORAL}) {
                later.kill(service);
                assertThat(platform.state(service)).isEqualTo(State.STOPPED);
                platform.start(service);
                assertThat(platform.state(service)).isEqualTo(State.READY);
            }
            platform.stop();
            assertThat(platform.services()).allMatch(service -> platform.state(service) == State.STOPPED);
        }
    }

    @Test
    void aStateFolderIsTakenOverOnOtherPortsAfterAPowerCut() {
        var first = LocalPlatform.start(LocalSettings.ephemeral(state), Progress.silent(), Set.of(Service.TEMPORAL));
        first.kill(Service.TEMPORAL);
        first.kill(Service.POSTGRESQL);
        var start = System.nanoTime();
        try (var second =
                LocalPlatform.start(LocalSettings.ephemeral(state), Progress.silent(), Set.of(Service.TEMPORAL))) {
            assertThat(second.state(Service.TEMPORAL)).isEqualTo(State.READY);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }
}
