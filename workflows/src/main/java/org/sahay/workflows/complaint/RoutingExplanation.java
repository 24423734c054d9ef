package org.sahay.workflows.complaint;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why routing chose whom it chose, or why nobody; no personal data of the complainant.
 *
 * @param rungs one entry a rung tried, in order
 * @param chosen the officer chosen
 */
public record RoutingExplanation(
        List<RungTried> rungs, @Nullable UUID chosen) {
    public RoutingExplanation {
        rungs = List.copyOf(rungs);
    }

    /**
     * The filters in order, with how many officers were left after each.
     *
     * @param rung the rung tried
     * @param onRung officers of the rung
     * @param active of those, active ones
     * @param serving of those, with a department that serves the category, or the named one
     * @param inArea of those, with an area that contains the office
     * @param eligible of those, not excluded
     * @param ranked the best of the eligible, best first, at most ten
     */
    public record RungTried(
            int rung, int onRung, int active, int serving, int inArea, int eligible, List<Ranked> ranked) {
        public RungTried {
            ranked = List.copyOf(ranked);
        }
    }

    /** One eligible officer with what ranks them: most specific area, fewest open cases, lowest code. */
    public record Ranked(UUID officerId, String code, int areaSpecificity, int openCases) {}
}
