package org.sahay.store.logs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which logs lie in files here, and for how long.
 *
 * @param folders where; under the profile {@code local} those of the local platform when none is named, otherwise none: the
 *     processes say what they have to say to their output, and whoever collects it keeps it
 * @param retention for how long they are kept
 */
@ConfigurationProperties("sahay.logs")
record LogProperties(
        @DefaultValue List<Path> folders, @DefaultValue Retention retention) {
    LogProperties {
        folders = List.copyOf(folders);
    }

    /**
     * When the oldest are deleted.
     *
     * @param keep at least 180 days, as CERT-In has it (directions of 28 April 2022, iv)
     * @param dryRun whether it is only told what would be
     */
    record Retention(
            @DefaultValue("180d") Duration keep,
            @DefaultValue("true") boolean dryRun) {
        private static final Duration LEAST = Duration.ofDays(180);

        Retention {
            if (keep.compareTo(LEAST) < 0) {
                throw new IllegalArgumentException("sahay.logs.retention.keep is %s; logs are kept for %d days at least"
                        .formatted(keep, LEAST.toDays()));
            }
        }
    }
}
