package org.sahay.api.staff;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.sahay.api.edge.ProblemWriter;
import org.sahay.api.ratelimit.RateLimits;
import org.sahay.api.security.AccessTokens;
import org.sahay.api.security.DeviceKeys;
import org.sahay.api.security.Holders;
import org.sahay.api.security.OwnIssuer;
import org.sahay.store.identity.AuthorizationCodes;
import org.sahay.store.identity.Sessions;
import org.sahay.store.staff.StaffAccounts;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Spring Authorization Server for one client, and the pages on which its people sign in. */
@Configuration(proxyBeanMethods = false)
@OwnIssuer
@EnableConfigurationProperties(StaffProperties.class)
class StaffSecurity {
    private static final String AUTHORIZE = "/oauth2/authorize";
    private static final String CODEC_LOGIN = "/codec/login";

    /** What takes both factors, by the decoded path, as Spring's endpoint finds itself. */
    static final RequestMatcher NEEDS_SIGN_IN = new OrRequestMatcher(
            PathPatternRequestMatcher.pathPattern(AUTHORIZE), PathPatternRequestMatcher.pathPattern(CODEC_LOGIN));

    /** Everything else that Spring's server could answer stays closed. */
    private static final String[] PATHS = {
        "/staff/**",
        AUTHORIZE,
        CODEC_LOGIN,
        TokenProof.PATH,
        "/.well-known/oauth-authorization-server",
        "/.well-known/openid-configuration"
    };

    @Bean
    @Order(3)
    SecurityFilterChain staffChain(
            HttpSecurity http,
            StaffClient client,
            BrowserAuthorizations authorizations,
            StaffTokens staffTokens,
            AccessTokens tokens,
            RequestCache requests,
            DeviceKeys deviceKeys,
            RateLimits limits,
            ProblemWriter problems,
            StaffProperties properties) {
        return http.securityMatcher(PATHS)
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server -> configure(server, client, authorizations, staffTokens, tokens.issuer()))
                .authorizeHttpRequests(asked -> asked.requestMatchers(NEEDS_SIGN_IN)
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .addFilterBefore(new StaffLimits(limits, problems), CsrfFilter.class)
                .addFilterBefore(new TokenProof(deviceKeys, problems), CsrfFilter.class)
                .csrf(csrf -> csrf.ignoringRequestMatchers(TokenProof.PATH))
                .headers(headers ->
                        headers.defaultsDisabled().addHeaderWriter(new PageHeaders(properties.staffRedirectUris())))
                .requestCache(cache -> cache.requestCache(requests))
                .logout(logout -> logout.disable())
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/staff/sign-in"), NEEDS_SIGN_IN)
                        .accessDeniedPage("/staff/over"))
                .build();
    }

    /** No bean: Spring Security would apply it to every chain. */
    private static void configure(
            OAuth2AuthorizationServerConfigurer server,
            StaffClient client,
            BrowserAuthorizations authorizations,
            StaffTokens staffTokens,
            String issuer) {
        server.registeredClientRepository(client)
                .authorizationService(authorizations)
                .authorizationServerSettings(
                        AuthorizationServerSettings.builder().issuer(issuer).build())
                .tokenGenerator(staffTokens)
                .authorizationEndpoint(endpoint -> endpoint.authorizationResponseHandler(new CodeHandedOver()))
                .authorizationServerMetadataEndpoint(endpoint -> endpoint.authorizationServerMetadataCustomizer(
                        metadata -> metadata.claims(StaffSecurity::keepWhatThereIs)))
                .oidc(oidc -> oidc.providerConfigurationEndpoint(endpoint -> endpoint.providerConfigurationCustomizer(
                        metadata -> metadata.claims(StaffSecurity::keepWhatThereIs))));
    }

    /** Spring tells of all it could do. */
    private static void keepWhatThereIs(Map<String, Object> metadata) {
        metadata.keySet()
                .removeIf(claim -> claim.startsWith("revocation_")
                        || claim.startsWith("introspection_")
                        || claim.startsWith("device_")
                        || claim.startsWith("pushed_")
                        || claim.startsWith("tls_")
                        || claim.equals("userinfo_endpoint")
                        || claim.equals("end_session_endpoint")
                        || claim.equals("registration_endpoint"));
        metadata.put("grant_types_supported", List.of("authorization_code"));
        metadata.put("token_endpoint_auth_methods_supported", List.of("none"));
        metadata.put("dpop_signing_alg_values_supported", List.of("ES256"));
        metadata.put("scopes_supported", List.of("openid"));
        metadata.computeIfPresent("id_token_signing_alg_values_supported", (claim, algorithms) -> List.of("ES256"));
    }

    @Bean
    StaffClient staffClient(StaffProperties properties, Environment environment) {
        return new StaffClient(properties.staffRedirectUris(), environment.acceptsProfiles(Profiles.of("local")));
    }

    @Bean
    BrowserAuthorizations browserAuthorizations(AuthorizationCodes codes, StaffClient client) {
        return new BrowserAuthorizations(codes, client);
    }

    @Bean
    StaffTokens staffTokens(
            Sessions sessions, StaffAccounts accounts, Holders holders, AccessTokens tokens, Clock clock) {
        return new StaffTokens(sessions, accounts, holders, tokens, clock);
    }

    @Bean
    RequestCache requestCache() {
        return new HttpSessionRequestCache();
    }
}
