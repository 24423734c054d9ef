package org.sahay.workflows.identity;

import org.jspecify.annotations.Nullable;

/**
 * An area by Local Government Directory codes: the country (both null), a state, or a district of a state.
 *
 * @param lgdState LGD state code
 * @param lgdDistrict LGD district code; only with a state
 */
public record Area(@Nullable Integer lgdState, @Nullable Integer lgdDistrict) {
    public static final Area COUNTRY = new Area(null, null);

    public Area {
        if (lgdState == null && lgdDistrict != null) {
            throw new IllegalArgumentException("A district needs its state");
        }
    }

    public boolean contains(int state, int district) {
        return (lgdState == null || lgdState == state) && (lgdDistrict == null || lgdDistrict == district);
    }

    /** 0 for the country, 1 for a state, 2 for a district: the larger, the more specific. */
    public int specificity() {
        return lgdDistrict != null ? 2 : lgdState != null ? 1 : 0;
    }
}
