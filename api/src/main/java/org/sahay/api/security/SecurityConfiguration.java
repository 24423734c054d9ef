package org.sahay.api.security;

import java.time.Clock;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemWriter;
import org.sahay.store.identity.People;
import org.sahay.store.identity.ProofIds;
import org.sahay.store.roster.Clinicians;
import org.sahay.store.roster.Roster;
import org.sahay.store.staff.StaffAccounts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.authentication.DPoPAuthenticationProvider;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/**
 * Tokens for everything but signing in and the documentation; no session of the server's, no cookie, no form. The pages staff
 * signs in on have a chain of their own, and are the exception.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityProperties.class)
class SecurityConfiguration {
    private static final String[] OPEN = {
        "/v3/api-docs",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml",
        "/swagger-ui.html",
        "/swagger-ui/**",
        "/problems/**",
        "/v1/auth/otp",
        "/v1/auth/token",
        "/v1/auth/refresh",
        "/oauth2/jwks",
        "/error"
    };

    /** The management port stands behind the network's own fence. */
    @Bean
    @Order(1)
    SecurityFilterChain managementChain(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** Requests are measured as a whole; a measurement of every filter and every decision would cost more than most of them. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Without looking at a token: one that has expired is no hindrance to sign in, and no proof is used up twice. */
    @Bean
    @Order(2)
    SecurityFilterChain openChain(HttpSecurity http) {
        return stateless(http.securityMatcher(OPEN)
                        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll()))
                .build();
    }

    @Bean
    @Order(10)
    SecurityFilterChain apiChain(HttpSecurity http, ProblemWriter problems, Refusals refusals, ProofRules proofs) {
        return stateless(http.authorizeHttpRequests(
                        requests -> requests.anyRequest().authenticated()))
                .oauth2ResourceServer(server -> server.withObjectPostProcessor(verifying(proofs))
                        .jwt(jwt -> {})
                        .dPoP(dpop -> dpop.authenticationFailureHandler(refusals::commence))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler((request, response, refused) ->
                                problems.write(request, response, Problem.of(ProblemCode.FORBIDDEN))))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(refusals)
                        .accessDeniedHandler((request, response, refused) ->
                                problems.write(request, response, Problem.of(ProblemCode.FORBIDDEN))))
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.headers(headers -> headers.disable()) // The edge sets them, on refusals of others too.
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable());
    }

    /** Spring makes the provider itself; this is where it takes other rules. */
    private static ObjectPostProcessor<DPoPAuthenticationProvider> verifying(ProofRules proofs) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends DPoPAuthenticationProvider> O postProcess(O provider) {
                provider.setDPoPProofVerifierFactory(proofs);
                return provider;
            }
        };
    }

    @Bean
    Refusals refusals(ProblemWriter problems, Nonces nonces) {
        return new Refusals(problems, nonces);
    }

    @Bean
    ProofRules proofRules(ProofIds ids, Nonces nonces, SecurityProperties properties, Clock clock) {
        return new ProofRules(ids, properties.security().dpopNonce() ? nonces : null, clock);
    }

    @Bean
    DeviceKeys deviceKeys(ProofRules proofs, Refusals refusals) {
        return new DeviceKeys(proofs, refusals);
    }

    @Bean
    Holders holders(Roster roster, Clinicians clinicians, StaffAccounts accounts, People people) {
        return new Holders(roster, clinicians, accounts, people);
    }

    /** All instances with the same signing keys give and take the same nonces. */
    @Bean
    Nonces nonces(ObjectProvider<SigningKeys> keys, Clock clock) {
        SigningKeys ours = keys.getIfAvailable();
        return ours == null ? Nonces.ofThisInstance(clock) : new Nonces(ours.derived("dpop-nonce"), clock);
    }

    /** An address the firewall refuses to look at. */
    @Bean
    RequestRejectedHandler rejectedRequests(ProblemWriter problems) {
        return (request, response, rejected) ->
                problems.write(request, response, Problem.of(ProblemCode.MALFORMED_REQUEST));
    }
}
