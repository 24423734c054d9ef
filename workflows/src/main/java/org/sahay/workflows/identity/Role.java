package org.sahay.workflows.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The roles of the platform; on the wire in lower case, as {@code district_officer}. */
public enum Role {
    CITIZEN(0),
    CAREGIVER(0),
    ASHA(0),
    CLINICIAN(0),
    DISTRICT_OFFICER(1),
    STATE_OFFICER(2),
    NATIONAL_ADMIN(3),
    OPERATOR(0);

    private final int rung;

    Role(int rung) {
        this.rung = rung;
    }

    /** The rung of the ladder an officer of this role stands on, 1 to 3; 0 for everybody who decides no complaint. */
    public int rung() {
        return rung;
    }

    public boolean decidesComplaints() {
        return rung > 0;
    }

    /** The officer role of a rung, 1 to 3. */
    public static Role ofRung(int rung) {
        return switch (rung) {
            case 1 -> DISTRICT_OFFICER;
            case 2 -> STATE_OFFICER;
            case 3 -> NATIONAL_ADMIN;
            default -> throw new IllegalArgumentException("A rung is 1 to 3, not " + rung);
        };
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
