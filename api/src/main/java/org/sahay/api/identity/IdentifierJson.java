package org.sahay.api.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.Personal;

/** An identifier with its type, which alone decides what the value must be. */
@Schema(
        name = "Identifier",
        requiredProperties = {"type", "value"})
record IdentifierJson(
        @Schema(allowableValues = {ABHA_NUMBER, ABHA_ADDRESS}) @Nullable
        String type,

        @Personal
        @Schema(description = "14 digits, with or without dashes; or an address as name@abdm", maxLength = 100)
        @Nullable
        String value) {
    static final String ABHA_NUMBER = "ABHA_NUMBER";
    static final String ABHA_ADDRESS = "ABHA_ADDRESS";

    /** Hides the value. */
    @Override
    public String toString() {
        return "IdentifierJson";
    }
}
