package org.sahay.workflows.wellness;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be measured.
 *
 * @param code as on the wire: {@code heart_rate}
 * @param unit the one unit it is sent and kept in, in UCUM
 * @param loinc its LOINC code
 * @param possible what a living body can have; whatever is outside was measured or typed wrongly
 * @param reference what most healthy adults have at rest, a reading outside of which is worth a look; null where none holds
 *     for everybody
 */
public record Metric(
        String code,
        String unit,
        String loinc,
        Range possible,
        @Nullable Range reference) {
    public Metric {
        if (reference != null && !possible.contains(reference)) {
            throw new IllegalArgumentException("The reference range of " + code + " is not within what is possible");
        }
    }

    public Optional<Range> referenceRange() {
        return Optional.ofNullable(reference);
    }
}
