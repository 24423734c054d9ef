package org.sahay.api.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.sahay.store.identity.Challenge;

/** A code is on its way. */
@Schema(name = "Challenge")
record ChallengeJson(
        @Schema(description = "To be named with the code") UUID challengeId,

        @Schema(description = "From when on the code is worth nothing")
        Instant expiresAt) {
    static ChallengeJson of(Challenge challenge) {
        return new ChallengeJson(challenge.id(), challenge.expiresAt());
    }
}
