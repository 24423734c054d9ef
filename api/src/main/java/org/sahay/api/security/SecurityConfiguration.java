package org.sahay.api.security;

import java.time.Clock;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemWriter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Bearer tokens for everything but the documentation; no session, no cookie, no form. */
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

    @Bean
    @Order(2)
    SecurityFilterChain apiChain(HttpSecurity http, ProblemWriter problems) {
        return http.authorizeHttpRequests(requests ->
                        requests.requestMatchers(OPEN).permitAll().anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .authenticationEntryPoint((request, response, refused) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            problems.write(request, response, Problem.of(ProblemCode.UNAUTHENTICATED));
                        })
                        .accessDeniedHandler((request, response, refused) ->
                                problems.write(request, response, Problem.of(ProblemCode.FORBIDDEN))))
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, refused) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            problems.write(request, response, Problem.of(ProblemCode.UNAUTHENTICATED));
                        })
                        .accessDeniedHandler((request, response, refused) ->
                                problems.write(request, response, Problem.of(ProblemCode.FORBIDDEN))))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .build();
    }

    /** An address the firewall refuses to look at. */
    @Bean
    RequestRejectedHandler rejectedRequests(ProblemWriter problems) {
        return (request, response, rejected) ->
                problems.write(request, response, Problem.of(ProblemCode.MALFORMED_REQUEST));
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("local")
    static class Local {
        @Bean
        LocalTokens localTokens(SecurityProperties properties, Clock clock) {
            return LocalTokens.in(properties.stateDir(), clock);
        }

        @Bean
        JwtDecoder localDecoder(SecurityProperties properties) {
            var decoder = NimbusJwtDecoder.withSecretKey(TokenKey.in(properties.stateDir()))
                    .macAlgorithm(MacAlgorithm.HS256)
                    .build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    JwtValidators.createDefaultWithIssuer(LocalTokens.ISSUER), new TokenClaims()));
            return decoder;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("!local")
    static class Issued {
        @Bean
        JwtDecoder issuedDecoder(SecurityProperties properties) {
            String issuer = properties.security().issuerUri();
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
