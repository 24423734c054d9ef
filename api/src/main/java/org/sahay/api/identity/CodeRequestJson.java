package org.sahay.api.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.Personal;

/** Asks for a code, as sent; {@link SignIn} decides whether it can be. */
@Schema(
        name = "CodeRequest",
        requiredProperties = {"phone"})
record CodeRequestJson(
        @Personal @Schema(description = "A mobile number, with + and country code or as dialled in India") @Nullable
        String phone,

        @Schema(
                description = "The language of the message; without it that of Accept-Language",
                allowableValues = {"en", "hi", "ta"})
        @Nullable
        String language) {
    /** Hides the phone. */
    @Override
    public String toString() {
        return "CodeRequestJson";
    }
}
