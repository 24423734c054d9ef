package org.sahay.store.wellness;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How readings are kept.
 *
 * @param erasureEvery how often the readings are sought whose data keys were destroyed
 * @param retention for how long single readings are kept
 */
@ConfigurationProperties("sahay.wellness")
record WellnessProperties(
        @DefaultValue("1h") Duration erasureEvery,
        @DefaultValue Retention retention) {
    /**
     * When the oldest are deleted.
     *
     * @param keep more than a year, and a month that is over is deleted as a whole
     * @param dryRun whether it is only told what would be
     */
    record Retention(
            @DefaultValue("1096d") Duration keep,
            @DefaultValue("true") boolean dryRun) {
        private static final Duration LEAST = Duration.ofDays(367);

        Retention {
            if (keep.compareTo(LEAST) < 0) {
                throw new IllegalArgumentException(
                        "sahay.wellness.retention.keep is %s; readings are kept for %d days at least"
                                .formatted(keep, LEAST.toDays()));
            }
        }
    }
}
