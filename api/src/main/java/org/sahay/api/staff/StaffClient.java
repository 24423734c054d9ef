package org.sahay.api.staff;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.AccessTokens;
import org.sahay.store.identity.AuthorizationCodes;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The one client: a public one, with PKCE. Without an address to send browsers to there is none. */
final class StaffClient implements RegisteredClientRepository {
    private final @Nullable RegisteredClient client;

    /**
     * @param loopback whether a program on the person's own machine may take the code, without TLS; its port is its own choice
     * @throws IllegalStateException naming an address that a code must not be sent to
     */
    StaffClient(List<URI> redirectUris, boolean loopback) {
        redirectUris.forEach(uri -> requireSafe(uri, loopback));
        this.client = redirectUris.isEmpty() ? null : client(redirectUris);
    }

    private static RegisteredClient client(List<URI> redirectUris) {
        return RegisteredClient.withId(AccessTokens.STAFF_CLIENT)
                .clientId(AccessTokens.STAFF_CLIENT)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN) // has one issued; ours, see StaffTokens
                .redirectUris(uris -> redirectUris.forEach(uri -> uris.add(uri.toString())))
                .scope(OidcScopes.OPENID)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .authorizationCodeTimeToLive(AuthorizationCodes.LIFE)
                        .accessTokenTimeToLive(AccessTokens.LIFE)
                        .idTokenSignatureAlgorithm(SignatureAlgorithm.ES256)
                        .build())
                .build();
    }

    private static void requireSafe(URI uri, boolean loopback) {
        String scheme = String.valueOf(uri.getScheme());
        String host = uri.getHost();
        boolean here = "127.0.0.1".equals(host) || "[::1]".equals(host) || "localhost".equals(host);
        boolean safe = here ? loopback && scheme.equals("http") : scheme.equals("https") || scheme.contains(".");
        if (!safe || uri.getFragment() != null) {
            throw new IllegalStateException(
                    "sahay.security.staff-redirect-uris holds " + uri
                            + ": use https, or an app's own scheme with a dot in it; http on loopback is for the profile local");
        }
    }

    @Override
    public void save(RegisteredClient registeredClient) {
        throw new UnsupportedOperationException("There is one client, and it comes from the configuration");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return AccessTokens.STAFF_CLIENT.equals(clientId) ? client : null;
    }
}
