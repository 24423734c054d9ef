package org.sahay.api.identity;

import static org.sahay.api.edge.Fields.invalid;
import static org.sahay.api.edge.Fields.required;

import java.util.List;
import java.util.regex.Pattern;
import org.sahay.api.edge.Fields;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.store.identity.NewAsha;
import org.sahay.store.identity.PhoneNumber;
import org.sahay.store.place.Places;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;

/** What an enrolment of an ASHA must be. */
final class AshaRules {
    /** With a letter: a phone or an ABHA number that somebody types instead would stand in the clear. */
    private static final Pattern CODE = Pattern.compile("(?=.*[A-Z])[A-Z0-9][A-Z0-9-]{2,39}");

    private static final int MOST_VILLAGES = 50;

    private AshaRules() {}

    /** @throws ProblemException 422 for what cannot be, 403 for a district outside the caller's area */
    static NewAsha check(NewAshaJson sent, Actor by, Places places) {
        String code = required(sent.code(), "code");
        Fields.check(
                CODE.matcher(code).matches(),
                "code",
                "3 to 40 of A–Z, 0–9 and -, a letter among them, not beginning with -");
        PhoneNumber phone = PhoneNumber.parse(required(sent.phone(), "phone"))
                .orElseThrow(() -> invalid("phone", "an Indian mobile number"));
        int state = required(sent.lgdState(), "lgdState");
        int district = required(sent.lgdDistrict(), "lgdDistrict");
        PlaceRules.check(state, district, "", places);
        List<Integer> villages = required(sent.lgdVillages(), "lgdVillages");
        Fields.check(
                !villages.isEmpty() && villages.size() <= MOST_VILLAGES,
                "lgdVillages",
                "1 to " + MOST_VILLAGES + " villages");
        for (int i = 0; i < villages.size(); i++) {
            PlaceRules.checkVillage(villages.get(i), "lgdVillages[" + i + "]");
        }
        if (!by.area().contains(state, district)) {
            throw new ProblemException(Problem.of(ProblemCode.FORBIDDEN));
        }
        return new NewAsha(code, phone, new Area(state, district), villages);
    }
}
