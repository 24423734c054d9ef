package org.sahay.api.staff;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.AccessTokens;
import org.sahay.api.security.DeviceKey;
import org.sahay.api.security.Holders;
import org.sahay.store.identity.Granted;
import org.sahay.store.identity.Sessions;
import org.sahay.store.staff.StaffAccounts;
import org.sahay.workflows.identity.Actor;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * What a code is exchanged for: a session like everybody's, bound to the key of the proof, with its access and refresh token.
 * From then on Spring's authorization server knows nothing of it: {@code POST /v1/auth/refresh} goes on with it.
 */
final class StaffTokens implements OAuth2TokenGenerator<OAuth2Token> {
    static final String SESSION = "sid";
    private static final String CONFIRMATION = "cnf";

    private final Sessions sessions;
    private final StaffAccounts accounts;
    private final Holders holders;
    private final AccessTokens tokens;
    private final Clock clock;
    private final JwtGenerator idTokens;

    StaffTokens(Sessions sessions, StaffAccounts accounts, Holders holders, AccessTokens tokens, Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.holders = holders;
        this.tokens = tokens;
        this.clock = clock;
        this.idTokens = new JwtGenerator(tokens.encoder());
    }

    /** An access token with the claims by which Spring sees that it is bound. */
    record Bound(String value, Instant from, Instant until, Map<String, Object> claims)
            implements OAuth2Token, ClaimAccessor {
        @Override
        public String getTokenValue() {
            return value;
        }

        @Override
        public Instant getIssuedAt() {
            return from;
        }

        @Override
        public Instant getExpiresAt() {
            return until;
        }

        @Override
        public Map<String, Object> getClaims() {
            return claims;
        }

        @Override
        public String toString() {
            return "Bound";
        }
    }

    @Override
    public @Nullable OAuth2Token generate(OAuth2TokenContext context) {
        OAuth2TokenType type = context.getTokenType();
        if (OAuth2TokenType.ACCESS_TOKEN.equals(type)) {
            return access(context);
        }
        return OAuth2TokenType.REFRESH_TOKEN.equals(type) ? refresh(context) : idTokens.generate(context);
    }

    private Bound access(OAuth2TokenContext context) {
        StaffAuthentication staff = Objects.requireNonNull(context.getPrincipal());
        Jwt proof = context.get(OAuth2TokenContext.DPOP_PROOF_KEY);
        if (proof == null) {
            throw new OAuth2AuthenticationException(
                    OAuth2ErrorCodes.INVALID_DPOP_PROOF); // TokenProof asks for one before
        }
        Instant now = clock.instant();
        if (!staff.counts(now)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        Actor actor = holders.of(staff.person().id(), staff.person().role())
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
        String key = DeviceKey.of(proof).thumbprint();
        Granted granted = accounts.whileOpen(
                        actor.id(), actor.role(), staff.at(), () -> sessions.start(actor.id(), actor.role(), key))
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
        handOn(context, granted);
        String token = tokens.issue(actor, granted.sessionId(), granted.keyThumbprint());
        Map<String, Object> claims =
                Map.of(SESSION, granted.sessionId(), CONFIRMATION, Map.of("jkt", granted.keyThumbprint()));
        return new Bound(token, now, now.plus(AccessTokens.LIFE), claims);
    }

    /** The two tokens of one exchange are asked for one after the other; the exchange itself is what they have in common. */
    private static void handOn(OAuth2TokenContext context, Granted granted) {
        exchange(context).setDetails(granted);
    }

    private OAuth2RefreshToken refresh(OAuth2TokenContext context) {
        var granted = (Granted) Objects.requireNonNull(exchange(context).getDetails());
        return new OAuth2RefreshToken(granted.refreshToken(), clock.instant(), granted.expiresAt());
    }

    private static AbstractAuthenticationToken exchange(OAuth2TokenContext context) {
        return Objects.requireNonNull(context.<AbstractAuthenticationToken>getAuthorizationGrant());
    }
}
