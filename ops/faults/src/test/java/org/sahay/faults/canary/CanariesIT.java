package org.sahay.faults.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.faults.platform.SharedPlatform;
import org.sahay.workflows.complaint.ComplaintAction;

/**
 * Made-up names, phones and sentences go in through every operation there is, and are then found nowhere: not in a file of a
 * store, a row, a record, a log, a metric or a refusal. That they would be is shown by those that are planted.
 */
@Order(11)
@ExtendWith(SharedPlatform.class)
class CanariesIT {
    /** The only texts they take are secrets that we made. */
    private static final Set<String> CLOSED = Set.of("refreshTokens");

    private static Round round;

    @BeforeAll
    static void everythingGoesInAndIsLookedFor(FaultPlatform platform) throws Exception {
        platform.cluster();
        round = Round.of(platform);
        System.out.println(round);
    }

    @Test
    void everyOperationTookACanary() {
        assertThat(round.failures()).isEmpty();
        assertThat(round.operations()).hasSizeGreaterThan(20);
        assertThat(Oracle.untried(round.operations(), round.told(), CLOSED)).isEmpty();
        assertThat(Oracle.missing(ComplaintAction.class, "action", round.told()))
                .isEmpty();
    }

    @Test
    void noneIsSeenAnywhere() {
        assertThat(Oracle.leaks(round.sightings())).isEmpty();
    }

    @Test
    void noRefusalRepeatsWhatWasSent() {
        assertThat(Oracle.repetitions(round.told(), round.canaries())).isEmpty();
    }

    @Test
    void aPlantedLeakIsSeenInEveryPlace() {
        assertThat(round.planted().keySet()).containsExactlyInAnyOrderElementsOf(round.places());
        assertThat(Oracle.unseen(round.planted(), round.plantedSeen())).isEmpty();
    }

    /** A place for traces is to be added when there are some. */
    @Test
    void noTraceIsExported(FaultPlatform platform) throws IOException {
        for (String module : List.of("api", "workers")) {
            var folder = platform.settings().home().resolve(module).resolve("target");
            try (var files = Files.newDirectoryStream(folder, "sahay-*-exec.jar")) {
                try (var jar = new JarFile(files.iterator().next().toFile())) {
                    assertThat(jar.stream().map(entry -> entry.getName()))
                            .noneMatch(
                                    name -> name.matches(".*/lib/(opentelemetry|micrometer-tracing|zipkin|brave).*"));
                }
            }
        }
    }
}
