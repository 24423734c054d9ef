package org.sahay.api.security;

import java.time.Clock;
import org.sahay.store.identity.Sessions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Whose tokens are accepted: our own, another issuer's, and on the local platform those of its command line. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {
    private static final String LOCAL_ISSUER = "http://127.0.0.1:8080";

    @Configuration(proxyBeanMethods = false)
    @Profile("local")
    static class Local {
        @Bean
        LocalTokens localTokens(SecurityProperties properties, Clock clock) {
            return LocalTokens.in(properties.stateDir(), clock);
        }

        @Bean
        SigningKeys signingKeys(SecurityProperties properties) {
            return SigningKeys.in(properties.stateDir());
        }

        @Bean
        AccessTokens accessTokens(SigningKeys keys, SecurityProperties properties, Clock clock) {
            String issuer = properties.security().issuer();
            return new AccessTokens(keys, issuer == null ? LOCAL_ISSUER : issuer, clock);
        }

        @Bean
        JwtDecoder localDecoder(LocalTokens local, AccessTokens own, Sessions sessions) {
            return new LocalDecoder(local.reader(), own.reader(new LiveSession(sessions)))
                    .reader()
                    .decoder();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("!local")
    static class Production {
        @Bean
        @OwnIssuer
        SigningKeys signingKeys(SecurityProperties properties) {
            var security = properties.security();
            if (security.signingKeysFile() == null || !security.isHere() || security.isElsewhere()) {
                throw new IssuerMissingException();
            }
            return SigningKeys.of(security.signingKeysFile());
        }

        @Bean
        @OwnIssuer
        AccessTokens accessTokens(SigningKeys keys, SecurityProperties properties, Clock clock) {
            return new AccessTokens(keys, String.valueOf(properties.security().issuer()), clock);
        }

        @Bean
        JwtDecoder decoder(SecurityProperties properties, ObjectProvider<AccessTokens> own, Sessions sessions) {
            AccessTokens ours = own.getIfAvailable();
            return ours == null
                    ? elsewhere(properties.security())
                    : ours.reader(new LiveSession(sessions)).decoder();
        }

        private static JwtDecoder elsewhere(SecurityProperties.Issuer security) {
            String issuer = security.issuerUri();
            if (issuer == null || issuer.isBlank()) {
                throw new IssuerMissingException();
            }
            return new SupplierJwtDecoder(() -> {
                NimbusJwtDecoder decoder = JwtDecoders.fromIssuerLocation(issuer);
                decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                        JwtValidators.createDefaultWithIssuer(issuer), new TokenClaims()));
                return decoder;
            });
        }
    }
}
