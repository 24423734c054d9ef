package org.sahay.api.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sahay.api.edge.ProblemCode;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/**
 * Our own access tokens: JWTs of RFC 9068, signed with ES256, each bound to a device's key (RFC 9449) and to a session.
 * They live ten minutes; what ends a session ends its tokens before.
 */
public final class AccessTokens {
    public static final Duration LIFE = Duration.ofMinutes(10);
    static final String SESSION = "sid";
    private static final String TYPE = "at+jwt";
    private static final String CLIENT_ID = "client_id";
    private static final String APP = "sahay-app";

    /** The client of whoever signs in with a password and a second factor. */
    public static final String STAFF_CLIENT = "sahay-staff";

    private final SigningKeys keys;
    private final String issuer;
    private final Clock clock;
    private final JwtEncoder encoder;

    AccessTokens(SigningKeys keys, String issuer, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
        this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(keys.signer())));
    }

    /**
     * A token for the session of a person in a role; an officer's says their area, too.
     *
     * @param keyThumbprint of the device's key, SHA-256 in base64url (RFC 7638)
     */
    public String issue(Actor actor, UUID session, String keyThumbprint) {
        Instant now = clock.instant();
        var claims = JwtClaimsSet.builder()
                .issuer(issuer)
                .audience(List.of(TokenClaims.AUDIENCE))
                .subject(actor.id().toString())
                .claim(CLIENT_ID, isStaff(actor.role()) ? STAFF_CLIENT : APP)
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .id(UUID.randomUUID().toString())
                .claim(SESSION, session.toString())
                .claim(TokenClaims.ROLE, actor.role().code())
                .claim("cnf", Map.of("jkt", keyThumbprint));
        TokenClaims.addArea(claims, actor.area());
        var header = JwsHeader.with(SignatureAlgorithm.ES256)
                .type(TYPE)
                .keyId(keys.signer().getKeyID())
                .build();
        return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }

    /** What our tokens carry as {@code iss}. */
    public String issuer() {
        return issuer;
    }

    /** Signs with the same key what is no access token. */
    public JwtEncoder encoder() {
        return encoder;
    }

    /** Whether a role is one of staff: they sign in with a password and a second factor, all others by phone. */
    public static boolean isStaff(Role role) {
        return switch (role) {
            case CITIZEN, CAREGIVER, ASHA -> false;
            case CLINICIAN, DISTRICT_OFFICER, STATE_OFFICER, NATIONAL_ADMIN, OPERATOR -> true;
        };
    }

    /**
     * Accepts these tokens and no others.
     *
     * @param more what else must hold of a token
     */
    TokenReader reader(OAuth2TokenValidator<Jwt> more) {
        var decoder = NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(keys.published()))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        var unexpired = new JwtTimestampValidator(Duration.ZERO);
        unexpired.setClock(clock);
        unexpired.setAllowEmptyExpiryClaim(false);
        var ours = JwtValidators.createAtJwtValidator()
                .issuer(issuer)
                .audience(TokenClaims.AUDIENCE)
                .clientId(APP) // replaced, for there are two
                .validators(rules -> {
                    rules.put("exp", new Refusing(ProblemCode.TOKEN_EXPIRED, unexpired));
                    rules.put(CLIENT_ID, new JwtClaimValidator<>(CLIENT_ID, List.of(APP, STAFF_CLIENT)::contains));
                })
                .build();
        var all = new DelegatingOAuth2TokenValidator<>(List.of(ours, new TokenClaims(), more));
        all.setFailOnError(true);
        return TokenReader.of(decoder, all);
    }
}
