package org.sahay.api.staff;

import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.staff.StaffSignIn.Person;
import org.sahay.store.identity.AuthorizationCodes;
import org.sahay.workflows.identity.Role;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Authorizations from the sign-in in a browser to the exchange of their code, and no longer: what lives on is a session. A code
 * is used up by the first request that names it, whether or not that request is then found to be right.
 */
final class BrowserAuthorizations implements OAuth2AuthorizationService {
    private static final String CODE = "code";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AuthorizationCodes codes;
    private final StaffClient clients;

    BrowserAuthorizations(AuthorizationCodes codes, StaffClient clients) {
        this.codes = codes;
        this.clients = clients;
    }

    /** What a code stands for, as it is kept. */
    record Kept(
            String id,
            String clientId,
            UUID person,
            Role role,
            Instant signedInAt,
            Instant issuedAt,
            Instant expiresAt,
            String authorizationUri,
            @Nullable String redirectUri,
            @Nullable String state,
            Set<String> scopes,
            Map<String, Object> parameters) {}

    @Override
    public void save(OAuth2Authorization authorization) {
        var code = authorization.getToken(OAuth2AuthorizationCode.class);
        if (code == null) {
            return;
        }
        var access = authorization.getAccessToken();
        if (access != null) {
            String session =
                    String.valueOf(Objects.requireNonNull(access.getClaims()).get(StaffTokens.SESSION));
            UUID person = UUID.fromString(authorization.getPrincipalName());
            if (!codes.ledTo(code.getToken().getTokenValue(), person, UUID.fromString(session))) {
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
            }
        } else if (!code.isInvalidated()) {
            codes.keep(code.getToken().getTokenValue(), JSON.writeValueAsString(kept(authorization, code.getToken())));
        }
    }

    private static Kept kept(OAuth2Authorization authorization, OAuth2AuthorizationCode code) {
        StaffAuthentication staff = Objects.requireNonNull(authorization.getAttribute(Principal.class.getName()));
        OAuth2AuthorizationRequest request =
                Objects.requireNonNull(authorization.getAttribute(OAuth2AuthorizationRequest.class.getName()));
        return new Kept(
                authorization.getId(),
                request.getClientId(),
                staff.person().id(),
                staff.person().role(),
                staff.at(),
                Objects.requireNonNull(code.getIssuedAt()),
                Objects.requireNonNull(code.getExpiresAt()),
                request.getAuthorizationUri(),
                request.getRedirectUri(),
                request.getState(),
                authorization.getAuthorizedScopes(),
                request.getAdditionalParameters());
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        // Nothing is kept beyond its code, which lives for a minute.
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }

    /** Spring asks twice in a request: for the client's PKCE, and for the tokens. */
    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        if (type == null || !type.getValue().equals(CODE)) {
            return null;
        }
        var request = RequestContextHolder.currentRequestAttributes();
        String name = BrowserAuthorizations.class.getName() + "." + token;
        Object known = request.getAttribute(name, RequestAttributes.SCOPE_REQUEST);
        if (known instanceof OAuth2Authorization authorization) {
            return authorization;
        }
        OAuth2Authorization taken = codes.take(token)
                .map(kept -> authorization(token, JSON.readValue(kept, Kept.class)))
                .orElse(null);
        if (taken != null) {
            request.setAttribute(name, taken, RequestAttributes.SCOPE_REQUEST);
        }
        return taken;
    }

    private @Nullable OAuth2Authorization authorization(String code, Kept kept) {
        RegisteredClient client = clients.findByClientId(kept.clientId());
        if (client == null) {
            return null;
        }
        var request = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(kept.authorizationUri())
                .clientId(kept.clientId())
                .redirectUri(kept.redirectUri())
                .scopes(kept.scopes())
                .state(kept.state())
                .additionalParameters(kept.parameters())
                .build();
        var staff = new StaffAuthentication(new Person(kept.person(), kept.role()), kept.signedInAt());
        return OAuth2Authorization.withRegisteredClient(client)
                .id(kept.id())
                .principalName(kept.person().toString())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizedScopes(kept.scopes())
                .attribute(Principal.class.getName(), staff)
                .attribute(OAuth2AuthorizationRequest.class.getName(), request)
                .token(new OAuth2AuthorizationCode(code, kept.issuedAt(), kept.expiresAt()))
                .build();
    }
}
