package org.sahay.api.security;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.crypto.SecretKey;
import org.sahay.workflows.identity.Actor;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Issues the bearer tokens of the local platform; what it signs is accepted under the profile {@code local} alone. */
public final class LocalTokens {
    static final String ISSUER = "sahay-local";

    private final SecretKey key;
    private final JwtEncoder encoder;
    private final Clock clock;

    LocalTokens(SecretKey key, Clock clock) {
        this.key = key;
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key));
        this.clock = clock;
    }

    /** Signs with the key in {@code stateFolder}, which is made when there is none. */
    public static LocalTokens in(Path stateFolder, Clock clock) {
        return new LocalTokens(TokenKey.in(stateFolder), clock);
    }

    /** The same, by the machine's clock. */
    public static LocalTokens in(Path stateFolder) {
        return in(stateFolder, Clock.systemUTC());
    }

    /** A bearer token for the actor, valid from now for {@code ttl}. */
    public String issue(Actor actor, Duration ttl) {
        Instant now = clock.instant();
        var claims = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .audience(List.of(TokenClaims.AUDIENCE))
                .subject(actor.id().toString())
                .issuedAt(now)
                .expiresAt(now.plus(ttl))
                .claim(TokenClaims.ROLE, actor.role().code());
        TokenClaims.addArea(claims, actor.area());
        var header = JwsHeader.with(MacAlgorithm.HS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }

    /** Accepts these tokens and no others. */
    TokenReader reader() {
        var decoder = NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        return TokenReader.of(
                decoder,
                new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(ISSUER), new TokenClaims()));
    }
}
