package org.sahay.api.security;

import java.util.UUID;
import org.sahay.api.edge.ProblemCode;
import org.sahay.store.identity.Sessions;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** Refuses a token whose session was ended: on this device, on another one, or because a refresh token came back. */
final class LiveSession implements OAuth2TokenValidator<Jwt> {
    private final Sessions sessions;

    LiveSession(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        String session = token.getClaimAsString(AccessTokens.SESSION);
        return session != null && sessions.live(UUID.fromString(session))
                ? OAuth2TokenValidatorResult.success()
                : Refusing.refusal(ProblemCode.SESSION_ENDED);
    }
}
