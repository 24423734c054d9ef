package org.sahay.api.codec;

import java.time.Clock;
import java.util.List;
import org.sahay.api.edge.OtherSites;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemWriter;
import org.sahay.api.security.AccessTokens;
import org.sahay.api.security.Holders;
import org.sahay.api.security.OwnIssuer;
import org.sahay.api.staff.PageHeaders;
import org.sahay.store.complaint.ComplaintQueries;
import org.sahay.store.identity.Sessions;
import org.sahay.store.staff.StaffAccounts;
import org.sahay.store.temporal.PayloadReadings;
import org.sahay.store.temporal.SealedPayloads;
import org.sahay.store.temporal.TemporalProperties;
import org.sahay.store.vault.Envelopes;
import org.sahay.templates.Labels;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens payloads for the Temporal UI. The page on which staff signs in for it is behind the chain of staff's pages. */
@Configuration(proxyBeanMethods = false)
@OwnIssuer
@EnableConfigurationProperties(CodecProperties.class)
class CodecSecurity {
    static final String DECODE = "/codec/decode";
    static final String NAMESPACE = "X-Namespace";

    private final List<String> origins;

    CodecSecurity(CodecProperties properties, Environment environment) {
        boolean local = environment.acceptsProfiles(Profiles.of("local"));
        this.origins = properties.checked(local).uiOrigins();
    }

    @Bean
    OtherSites temporalUi() {
        return new OtherSites(DECODE, origins, List.of("Content-Type", NAMESPACE));
    }

    @Bean
    CodecCookie codecCookie(AccessTokens tokens) {
        return new CodecCookie(tokens.issuer().startsWith("https:"));
    }

    @Bean
    CodecLogins codecLogins(
            StaffAccounts accounts, Holders holders, Sessions sessions, Envelopes envelopes, Clock clock) {
        return new CodecLogins(accounts, holders, sessions, envelopes, clock);
    }

    @Bean
    DecodePayloads decodePayloads(
            SealedPayloads payloads,
            PayloadReadings readings,
            ComplaintQueries complaints,
            TransactionTemplate transactions,
            TemporalProperties temporal,
            Labels labels) {
        return new DecodePayloads(payloads, readings, complaints, transactions, temporal.namespace(), labels);
    }

    @Bean
    @Order(4)
    SecurityFilterChain decodeChain(HttpSecurity http, CodecCookie cookie, CodecLogins logins, ProblemWriter problems) {
        return withoutSession(http.securityMatcher(DECODE)
                        .authorizeHttpRequests(asked -> asked.anyRequest().authenticated()))
                .headers(headers -> headers.disable()) // The edge sets them.
                .addFilterBefore(new CodecGate(origins, cookie, logins, problems), AnonymousAuthenticationFilter.class)
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, unknown) ->
                        problems.write(request, response, Problem.of(ProblemCode.UNAUTHENTICATED))))
                .build();
    }

    /** Forms come from our own pages alone: the edge refuses others by their origin. */
    @Bean
    @Order(5)
    SecurityFilterChain codecPagesChain(HttpSecurity http) {
        return withoutSession(http.securityMatcher("/codec", "/codec/logout")
                        .authorizeHttpRequests(asked -> asked.anyRequest().permitAll()))
                .headers(headers -> headers.defaultsDisabled().addHeaderWriter(new PageHeaders(List.of())))
                .build();
    }

    private static HttpSecurity withoutSession(HttpSecurity http) {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable());
    }
}
