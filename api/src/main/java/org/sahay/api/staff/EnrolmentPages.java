package org.sahay.api.staff;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.OwnIssuer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which an account is set up, and the recovery codes after it. The link leads there and leaves the address bar. */
@Hidden
@Controller
@OwnIssuer
@RequestMapping(EnrolmentPages.PATH)
final class EnrolmentPages {
    static final String PATH = "/staff/enrolment";
    private static final String SETUP = EnrolmentPages.class.getName() + ".setup";

    private final Enrolment enrolment;
    private final Pages pages;

    EnrolmentPages(Enrolment enrolment, Pages pages) {
        this.enrolment = enrolment;
        this.pages = pages;
    }

    /** Somebody who came with an invitation, and the key their app shall have. */
    private record Setup(String token, String userName, TotpKey key) {}

    @GetMapping
    ModelAndView page(HttpServletRequest request, @RequestParam(required = false) @Nullable String token) {
        if (token != null) {
            return begin(request, token);
        }
        Setup setup = setup(request);
        return setup == null ? gone(request) : form(request, setup, HttpStatus.OK, null);
    }

    @PostMapping
    ModelAndView enrol(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            @RequestParam(defaultValue = "") String code) {
        Setup setup = setup(request);
        if (setup == null) {
            return gone(request);
        }
        var typed = new Enrolment.Typed(password, again, code);
        return switch (enrolment.enrol(setup.token(), setup.key(), typed)) {
            case Enrolment.Outcome.Done done -> done(request, done);
            case Enrolment.Outcome.Refused refused ->
                form(request, setup, HttpStatus.UNPROCESSABLE_CONTENT, refused.label());
            case Enrolment.Outcome.Over over -> gone(request);
        };
    }

    private ModelAndView begin(HttpServletRequest request, String token) {
        return enrolment
                .invited(token)
                .map(invited -> {
                    end(request);
                    request.getSession().setAttribute(SETUP, new Setup(token, invited.userName(), TotpKey.random()));
                    return Pages.seeOther(PATH);
                })
                .orElseGet(() -> gone(request));
    }

    private ModelAndView form(HttpServletRequest request, Setup setup, HttpStatus status, @Nullable String refusal) {
        String uri = setup.key().uri(setup.userName());
        var model = new HashMap<String, Object>(Map.of(
                "userName",
                setup.userName(),
                "key",
                setup.key().base32().replaceAll("(.{4})(?=.)", "$1 "),
                "uri",
                uri,
                "picture",
                QrCode.of(uri)));
        if (refusal != null) {
            model.put("refusal", refusal);
        }
        return pages.page(request, "enrolment", status, model);
    }

    private ModelAndView done(HttpServletRequest request, Enrolment.Outcome.Done done) {
        var page = pages.page(request, "enrolled", HttpStatus.OK, Map.of("codes", done.recoveryCodes()));
        end(request);
        return page;
    }

    private ModelAndView gone(HttpServletRequest request) {
        return pages.over(request, HttpStatus.GONE);
    }

    private static @Nullable Setup setup(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (Setup) session.getAttribute(SETUP);
    }

    private static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
