package org.sahay.api.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Sends the browser back with its code. The browser's own session has done its duty and ends: one sign-in, one code. */
final class CodeHandedOver implements AuthenticationSuccessHandler {
    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var granted = (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        var target = UriComponentsBuilder.fromUriString(Objects.requireNonNull(granted.getRedirectUri()))
                .queryParam(
                        "code",
                        Objects.requireNonNull(granted.getAuthorizationCode()).getTokenValue());
        String state = granted.getState();
        if (state != null && !state.isEmpty()) {
            target.queryParam("state", UriUtils.encode(state, StandardCharsets.UTF_8));
        }
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader("Location", target.build(true).toUriString());
    }
}
