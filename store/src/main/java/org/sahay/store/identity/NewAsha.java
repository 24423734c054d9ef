package org.sahay.store.identity;

import java.util.List;
import org.sahay.workflows.identity.Area;

/**
 * Somebody who shall be an ASHA.
 *
 * @param district a district of a state
 * @param lgdVillages 1 to 50
 */
public record NewAsha(String code, PhoneNumber phone, Area district, List<Integer> lgdVillages) {
    public NewAsha {
        lgdVillages = lgdVillages.stream().sorted().distinct().toList();
    }

    /** Hides the phone. */
    @Override
    public String toString() {
        return "NewAsha " + code;
    }
}
