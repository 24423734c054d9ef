package org.sahay.api.staff;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.Personal;

/** Somebody of staff who shall have an account; prints nothing. */
@Schema(name = "NewStaff")
record NewStaffJson(
        @Schema(allowableValues = {"clinician", "district_officer", "state_officer", "national_admin", "operator"})
        @Nullable
        String role,

        @Schema(description = "Which officer of the roster; for officers alone") @Nullable
        String officerCode,

        @Schema(description = "Which clinician of the roster; for clinicians alone, who may also be in none") @Nullable
        String clinicianCode,

        @Personal
        @Schema(
                description = "3 to 64 of a–z, 0–9 and . _ - @, beginning with a letter or digit; capital letters are"
                        + " taken as small ones")
        @Nullable
        String userName) {
    @Override
    public String toString() {
        return "NewStaffJson";
    }
}
