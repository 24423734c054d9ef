package org.sahay.api.codec;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.OwnIssuer;
import org.sahay.api.security.Reach;
import org.sahay.api.security.Right;
import org.sahay.api.staff.Pages;
import org.sahay.api.staff.StaffAuthentication;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where staff signs in for the Temporal UI, sees whether they are, and signs out. */
@Hidden
@Controller
@OwnIssuer
@RequestMapping("/codec")
final class CodecPages {
    private static final String HERE = "/codec";

    private final CodecLogins logins;
    private final CodecCookie cookie;
    private final Pages pages;
    private final Clock clock;
    private final @Nullable String uiUrl;

    CodecPages(CodecLogins logins, CodecCookie cookie, Pages pages, Clock clock, Environment environment) {
        this.logins = logins;
        this.cookie = cookie;
        this.pages = pages;
        this.clock = clock;
        this.uiUrl = environment.getProperty("sahay.temporal.ui-url");
    }

    /** Reached with both factors alone. The session of the browser has done its duty and ends: one sign-in, one login. */
    @GetMapping("/login")
    ModelAndView login(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> login =
                SecurityContextHolder.getContext().getAuthentication() instanceof StaffAuthentication staff
                                && staff.counts(clock.instant())
                        ? logins.begin(staff.personId(), staff.role(), staff.at())
                        : Optional.empty();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        if (login.isEmpty()) {
            return pages.over(request, HttpStatus.FORBIDDEN);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.holding(login.get(), CodecLogins.LIFE));
        return Pages.seeOther(HERE);
    }

    @GetMapping
    ModelAndView state(HttpServletRequest request) {
        Optional<CodecLogin> login = cookie.in(request).flatMap(logins::find);
        var model = new HashMap<String, @Nullable Object>();
        model.put("signedIn", login.isPresent());
        model.put("state", login.map(CodecPages::state).orElse("codec.out"));
        model.put("ui", uiUrl);
        return pages.page(request, "codec", HttpStatus.OK, model);
    }

    private static String state(CodecLogin login) {
        boolean reads = Right.DECODE_PAYLOADS.grant(login.actor().role()).reach() == Reach.PROCESS;
        return reads ? "codec.reads" : "codec.reads-not";
    }

    @PostMapping("/logout")
    ModelAndView logout(HttpServletRequest request, HttpServletResponse response) {
        cookie.in(request).flatMap(logins::find).ifPresent(logins::end);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.gone());
        return Pages.seeOther(HERE);
    }
}
