package org.sahay.api.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A refresh token that should be exchanged. */
@Schema(
        name = "Refresh",
        requiredProperties = {"refresh_token"})
record RefreshJson(@JsonProperty("refresh_token") @Nullable String refreshToken) {
    /** Hides the token. */
    @Override
    public String toString() {
        return "RefreshJson";
    }
}
