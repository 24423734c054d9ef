package org.sahay.api.security;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;

/** The claims of a token that say who somebody is: a random id, a role, and for officers an area by LGD codes. */
final class TokenClaims implements OAuth2TokenValidator<Jwt> {
    static final String AUDIENCE = "sahay-api";
    static final String ROLE = "role";
    static final String LGD_STATE = "lgd_state";
    static final String LGD_DISTRICT = "lgd_district";

    /** Visible ASCII, as other issuers have it, too (OpenID Connect Back-Channel Logout). */
    private static final Pattern SESSION_ID = Pattern.compile("[!-~]{1,128}");

    private static final OAuth2Error NOBODY =
            new OAuth2Error("invalid_token", "The token does not say who it is for", null);

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        boolean ours = token.getExpiresAt() != null // Spring takes a token without an end for one that never ends.
                && token.getAudience() != null
                && token.getAudience().contains(AUDIENCE);
        return ours && actor(token).isPresent()
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(NOBODY);
    }

    /** The actor as the token has it; empty when its claims make none. */
    static Optional<Actor> actor(Jwt token) {
        try {
            String subject = token.getSubject();
            String role = token.getClaimAsString(ROLE);
            if (subject == null || role == null) {
                return Optional.empty();
            }
            Integer state = code(token, LGD_STATE);
            Integer district = code(token, LGD_DISTRICT);
            return Arrays.stream(Role.values())
                    .filter(known -> known.code().equals(role))
                    .findFirst()
                    .map(known -> new Actor(UUID.fromString(subject), known, new Area(state, district)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The id of the session; null when there is none, or none that could be kept. */
    static @Nullable String session(Jwt token) {
        Object session = token.getClaim(AccessTokens.SESSION);
        return session instanceof String text && SESSION_ID.matcher(text).matches() ? text : null;
    }

    /** Says an area as {@link #actor} reads it; the country is not said. */
    static void addArea(JwtClaimsSet.Builder claims, Area area) {
        if (area.lgdState() != null) {
            claims.claim(LGD_STATE, area.lgdState());
        }
        if (area.lgdDistrict() != null) {
            claims.claim(LGD_DISTRICT, area.lgdDistrict());
        }
    }

    private static @Nullable Integer code(Jwt token, String claim) {
        return switch ((Object) token.getClaim(claim)) {
            case null -> null;
            case Number number -> number.intValue();
            case Object other -> throw new IllegalArgumentException(claim + " is no number");
        };
    }
}
