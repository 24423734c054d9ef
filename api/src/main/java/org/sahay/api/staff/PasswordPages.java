package org.sahay.api.staff;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.sahay.api.security.OwnIssuer;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which somebody changes their password, for a browser that came to sign in: no other gets a session for it. */
@Hidden
@Controller
@OwnIssuer
@RequestMapping(PasswordPages.PATH)
final class PasswordPages {
    static final String PATH = "/staff/password";

    private final PasswordChange change;
    private final RequestCache requests;
    private final Pages pages;

    PasswordPages(PasswordChange change, RequestCache requests, Pages pages) {
        this.change = change;
        this.requests = requests;
        this.pages = pages;
    }

    @GetMapping
    ModelAndView page(HttpServletRequest request, HttpServletResponse response) {
        return requests.getRequest(request, response) == null
                ? pages.over(request, HttpStatus.OK)
                : pages.page(request, "password", HttpStatus.OK, Map.of());
    }

    @PostMapping
    ModelAndView change(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String userName,
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again) {
        Optional<String> refusal = change.change(new PasswordChange.Typed(userName, present, code, password, again));
        return refusal.isEmpty()
                ? pages.page(request, "password-changed", HttpStatus.OK, Map.of())
                : pages.page(
                        request,
                        "password",
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        Map.of("refusal", refusal.get(), "userName", userName));
    }
}
