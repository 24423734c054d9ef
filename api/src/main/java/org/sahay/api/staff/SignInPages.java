package org.sahay.api.staff;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.sahay.api.security.OwnIssuer;
import org.sahay.api.staff.StaffSignIn.Person;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The two pages between an authorization request and its code. The browser's session gets a new id with each factor, so that
 * one which somebody else knew is worth nothing.
 */
@Hidden
@Controller
@OwnIssuer
@RequestMapping("/staff")
final class SignInPages {
    private static final String AWAITED = SignInPages.class.getName() + ".awaited";
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final String SECOND_FACTOR = "/staff/second-factor";

    private final StaffSignIn signIn;
    private final RequestCache requests;
    private final Pages pages;
    private final Clock clock;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SignInPages(StaffSignIn signIn, RequestCache requests, Pages pages, Clock clock) {
        this.signIn = signIn;
        this.requests = requests;
        this.pages = pages;
        this.clock = clock;
    }

    /** Somebody whose password was right. */
    private record Awaited(Person person, Instant at) {}

    @GetMapping("/sign-in")
    ModelAndView signIn(HttpServletRequest request, HttpServletResponse response) {
        return requests.getRequest(request, response) == null
                ? pages.over(request, HttpStatus.OK)
                : pages.page(request, "sign-in", HttpStatus.OK, Map.of());
    }

    @PostMapping("/sign-in")
    ModelAndView password(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String userName,
            @RequestParam(defaultValue = "") String password) {
        Instant asked = clock.instant();
        Optional<Person> person = signIn.byPassword(userName, password);
        if (person.isEmpty()) {
            return pages.page(
                    request,
                    "sign-in",
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    Map.of("refusal", "staff.sign-in.refused", "userName", userName));
        }
        request.changeSessionId();
        request.getSession().setAttribute(AWAITED, new Awaited(person.get(), asked));
        return Pages.seeOther(SECOND_FACTOR);
    }

    @GetMapping("/second-factor")
    ModelAndView secondFactor(HttpServletRequest request) {
        return awaited(request).isEmpty()
                ? Pages.seeOther("/staff/sign-in")
                : pages.page(request, "second-factor", HttpStatus.OK, Map.of());
    }

    @PostMapping("/second-factor")
    ModelAndView code(
            HttpServletRequest request, HttpServletResponse response, @RequestParam(defaultValue = "") String code) {
        return finish(request, response, "code", person -> signIn.byTotp(person, code));
    }

    @PostMapping("/recovery-code")
    ModelAndView recoveryCode(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String recoveryCode) {
        return finish(request, response, "recoveryCode", person -> signIn.byRecoveryCode(person, recoveryCode));
    }

    /** Where a browser ends whose page is too old, or was not ours. */
    @RequestMapping("/over")
    ModelAndView over(HttpServletRequest request) {
        return pages.over(request, HttpStatus.FORBIDDEN);
    }

    private ModelAndView finish(
            HttpServletRequest request, HttpServletResponse response, String field, Predicate<Person> factor) {
        Optional<Awaited> awaited = awaited(request);
        if (awaited.isEmpty()) {
            return Pages.seeOther("/staff/sign-in");
        }
        Person person = awaited.get().person();
        if (!factor.test(person)) {
            return pages.page(
                    request,
                    "second-factor",
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    Map.of("refusal", "staff.second.refused", "refused", field));
        }
        request.changeSessionId();
        request.getSession().removeAttribute(AWAITED);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new StaffAuthentication(person, awaited.get().at()));
        contexts.saveContext(context, request, response);
        var asked = requests.getRequest(request, response);
        return asked == null ? pages.over(request, HttpStatus.OK) : Pages.seeOther(asked.getRedirectUrl());
    }

    private Optional<Awaited> awaited(HttpServletRequest request) {
        var session = request.getSession(false);
        return Optional.ofNullable(session)
                .map(known -> known.getAttribute(AWAITED))
                .map(Awaited.class::cast)
                .filter(awaited -> awaited.at().plus(LIFE).isAfter(clock.instant()));
    }
}
