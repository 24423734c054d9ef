package org.sahay.api.identity;

import org.sahay.api.ratelimit.RateLimits;
import org.sahay.api.security.AccessTokens;
import org.sahay.api.security.OwnIssuer;
import org.sahay.store.identity.People;
import org.sahay.store.identity.Sessions;
import org.sahay.store.identity.SignInCodes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires signing in. */
@Configuration(value = "signInConfiguration", proxyBeanMethods = false)
class IdentityConfiguration {
    @Bean
    @OwnIssuer
    SignIn signIn(SignInCodes codes, People people, Sessions sessions, AccessTokens tokens, RateLimits limits) {
        return new SignIn(codes, people, sessions, tokens, limits);
    }
}
