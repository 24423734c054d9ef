package org.sahay.api.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** What a device goes on with, named as OAuth names it. */
@Schema(name = "Tokens")
record TokensJson(
        @JsonProperty("access_token") @Schema(description = "To be sent with the scheme DPoP and a proof")
        String accessToken,

        @JsonProperty("token_type") @Schema(allowableValues = "DPoP")
        String tokenType,

        @JsonProperty("expires_in") @Schema(description = "Life of the access token in seconds")
        long expiresIn,

        @JsonProperty("refresh_token") @Schema(description = "Good for one exchange, by this device's key")
        String refreshToken) {
    /** Hides the tokens. */
    @Override
    public String toString() {
        return "TokensJson";
    }
}
