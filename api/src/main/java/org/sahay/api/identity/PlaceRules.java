package org.sahay.api.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.Fields;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.store.place.Places;

/** What codes of the Local Government Directory must be, of an ASHA's villages and of the one somebody lives in. */
final class PlaceRules {
    /** LGD's codes of villages have six digits at present. */
    private static final int HIGHEST_VILLAGE = 9_999_999;

    private PlaceRules() {}

    /**
     * A district there is, in its state.
     *
     * @param within what the two fields stand in, as {@code village.}; empty for the body itself
     * @throws ProblemException 422 naming the field at fault
     */
    static void check(int state, int district, String within, Places places) {
        if (!places.stateExists(state)) {
            throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_PLACE, within + "lgdState", null));
        }
        Optional<Integer> itsState = places.stateOfDistrict(district);
        if (itsState.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_PLACE, within + "lgdDistrict", null));
        }
        if (itsState.get() != state) {
            throw new ProblemException(Problem.of(ProblemCode.DISTRICT_OUTSIDE_STATE, within + "lgdDistrict", null));
        }
    }

    /**
     * The directory of villages is not kept here, so a code is looked at as such.
     *
     * @throws ProblemException 422 for what is no code of a village
     */
    static void checkVillage(@Nullable Integer code, String field) {
        Fields.check(code != null && code > 0 && code <= HIGHEST_VILLAGE, field, "an LGD code of a village");
    }
}
