package org.sahay.api.complaint;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long an hour of a policy lasts: an hour, or less where a developer wants to see a month pass. */
record PolicyHour(Duration duration) {
    /** @throws IllegalStateException for a scale without the profile {@code local}, which nobody may run citizens' cases on */
    static PolicyHour of(@Nullable Long millisPerHour, boolean local) {
        if (millisPerHour == null) {
            return new PolicyHour(Duration.ofHours(1));
        }
        if (!local) {
            throw new IllegalStateException(
                    "sahay.time-scale-ms-per-hour is for the profile local alone; remove it from the configuration.");
        }
        if (millisPerHour < 1) {
            throw new IllegalStateException("sahay.time-scale-ms-per-hour is at least 1.");
        }
        return new PolicyHour(Duration.ofMillis(millisPerHour));
    }
}
