package org.sahay.faults.canary;

import static org.sahay.faults.canary.Persons.JSON;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.sahay.local.people.Device;
import org.sahay.workflows.identity.Role;

/**
 * Somebody of staff, whose user name and passwords are canaries: invited, set up, refused and signed in, by authenticator app and
 * by recovery code, and with another password at the end.
 */
final class StaffJourney implements Runnable {
    private static final String REDIRECT = "http://127.0.0.1:4711/callback";
    private static final String VERIFIER = "a-verifier-of-more-than-forty-three-characters-0123456789";
    private static final Pattern KEY = Pattern.compile("class=\"key\"[^>]*>([A-Z2-7 ]+)<");
    private static final Pattern CODE = Pattern.compile("<li>([0-9A-Z-]+)</li>");

    private final Persons persons;
    private final Asking asking;
    private final Canaries canaries;
    private final Canary name;
    private final Canary password;
    private Totp app = new Totp("");

    StaffJourney(Persons persons, Asking asking, Canaries canaries) {
        this.persons = persons;
        this.asking = asking;
        this.canaries = canaries;
        this.name = canaries.make(Kind.WORD, "inviteStaff, userName");
        this.password = canaries.make(Kind.PASSWORD, "page /staff/enrolment, password");
    }

    @Override
    public void run() {
        String recoveryCode = enrol(invite());
        refuse();
        signIn(browser -> browser.submit("/staff/second-factor", Map.of("code", code(0)), List.of()));
        signIn(browser -> browser.submit("/staff/recovery-code", Map.of("recoveryCode", recoveryCode), List.of()));
        changePassword();
    }

    /** Signs in for the Temporal UI; the cookie with which its pages may ask for what is sealed. */
    String cookieForTemporalUi() {
        enrol(invite());
        var browser = new Browser(asking);
        browser.open("/codec/login");
        browser.submit("/staff/sign-in", credentials(), List.of(name, password));
        accepted(browser.submit("/staff/second-factor", Map.of("code", code(0)), List.of()));
        return browser.cookies();
    }

    private String invite() {
        return persons.ask(
                        "inviteStaff",
                        "POST",
                        "/v1/staff",
                        persons.as(Role.NATIONAL_ADMIN),
                        JSON.valueToTree(Map.of("role", "operator", "userName", name.value())),
                        List.of(name))
                .json()
                .get("enrolmentLink")
                .asString();
    }

    /** Refused once for each field, then done; the first of the recovery codes. */
    private String enrol(String link) {
        var browser = new Browser(asking);
        browser.open(link);
        app = new Totp(found(KEY, browser.page()).replace(" ", ""));
        Canary wrong = canaries.make(Kind.WORD, "page /staff/enrolment, code");
        Canary other = canaries.make(Kind.PASSWORD, "page /staff/enrolment, again");
        refused(browser.submit(
                "/staff/enrolment", enrolment(password.value(), wrong.value()), List.of(password, wrong)));
        var different = new HashMap<>(enrolment(password.value(), code(-30)));
        different.put("again", other.value());
        refused(browser.submit("/staff/enrolment", different, List.of(password, other)));
        accepted(browser.submit("/staff/enrolment", enrolment(password.value(), code(-30)), List.of(password)));
        return found(CODE, browser.page());
    }

    private static Map<String, String> enrolment(String password, String code) {
        return Map.of("password", password, "again", password, "code", code);
    }

    /** A name that nobody has, passwords that are wrong, codes that are none, fields that are none. */
    private void refuse() {
        var browser = asksToSignIn();
        Canary nobody = canaries.make(Kind.WORD, "page /staff/sign-in, userName");
        Canary wrong = canaries.make(Kind.PASSWORD, "page /staff/sign-in, password");
        refused(browser.submit(
                "/staff/sign-in",
                Map.of("userName", nobody.value(), "password", wrong.value()),
                List.of(nobody, wrong)));
        refused(browser.submit(
                "/staff/sign-in", Map.of("userName", name.value(), "password", wrong.value()), List.of(name, wrong)));
        browser.submit("/staff/sign-in", credentials(), List.of(name, password));
        Canary code = canaries.make(Kind.PHONE, "page /staff/second-factor, code");
        refused(browser.submit("/staff/second-factor", Map.of("code", code.value()), List.of(code)));
        Canary recovery = canaries.make(Kind.WORD, "page /staff/recovery-code, recoveryCode");
        refused(browser.submit("/staff/recovery-code", Map.of("recoveryCode", recovery.value()), List.of(recovery)));
        Canary token = canaries.make(Kind.WORD, "page /staff/enrolment, token");
        refused(browser.open("/staff/enrolment?token=" + token.value()));
        Canary unknown = canaries.make(Kind.SENTENCE, "page /oauth2/authorize, client_id");
        new Browser(asking).open("/oauth2/authorize?" + Browser.form(authorization(unknown.value())));
        Canary stray = canaries.make(Kind.NAME, "page /staff/sign-in, without its token");
        refused(new Browser(asking)
                .submit(
                        "/staff/sign-in",
                        Map.of("userName", stray.value(), "password", stray.value()),
                        List.of(stray)));
    }

    private Map<String, String> credentials() {
        return Map.of("userName", name.value(), "password", password.value());
    }

    /** How somebody shows what they have. */
    private interface SecondFactor {
        Told shown(Browser browser);
    }

    private void signIn(SecondFactor second) {
        var browser = asksToSignIn();
        browser.submit("/staff/sign-in", credentials(), List.of(name, password));
        String location = second.shown(browser).header("location");
        if (!location.startsWith(REDIRECT + "?code=")) {
            throw new AssertionError("Nobody is signed in: " + location + " " + browser.page());
        }
        String code = location.replaceFirst(".*[?&]code=([^&]+).*", "$1");
        String target = "/oauth2/token";
        String form = Browser.form(Map.of(
                "grant_type", "authorization_code",
                "client_id", "sahay-staff",
                "redirect_uri", REDIRECT,
                "code", code,
                "code_verifier", VERIFIER));
        accepted(asking.ask(() -> {
            var headers = new HashMap<>(persons.proof(Device.another(), target));
            headers.put("Content-Type", "application/x-www-form-urlencoded");
            return new Request("page " + target, "a journey", "POST", target, headers, form, List.of(), List.of());
        }));
    }

    private void changePassword() {
        var browser = asksToSignIn();
        browser.open("/staff/password");
        Canary next = canaries.make(Kind.PASSWORD, "page /staff/password, password");
        Canary wrong = canaries.make(Kind.PASSWORD, "page /staff/password, present");
        refused(browser.submit("/staff/password", change(wrong, next), List.of(name, wrong, next)));
        accepted(browser.submit("/staff/password", change(password, next), List.of(name, password, next)));
    }

    private Map<String, String> change(Canary present, Canary next) {
        return Map.of(
                "userName", name.value(),
                "present", present.value(),
                "code", code(30),
                "password", next.value(),
                "again", next.value());
    }

    private Browser asksToSignIn() {
        var browser = new Browser(asking);
        browser.open("/oauth2/authorize?" + Browser.form(authorization("sahay-staff")));
        return browser;
    }

    private static Map<String, String> authorization(String client) {
        return Map.of(
                "response_type",
                "code",
                "client_id",
                client,
                "redirect_uri",
                REDIRECT,
                "state",
                "a state",
                "code_challenge",
                hashed(VERIFIER),
                "code_challenge_method",
                "S256");
    }

    /** What the app shows so many seconds from now; those of 30 s before and after are taken, too, each once. */
    private String code(int seconds) {
        return app.code(Instant.now().plusSeconds(seconds));
    }

    private static String found(Pattern pattern, String page) {
        var matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("The page does not have " + pattern + ": " + page);
        }
        return matcher.group(1);
    }

    private static void accepted(Told answer) {
        if (!answer.accepted()) {
            throw new AssertionError("A journey ends here: " + answer);
        }
    }

    private static void refused(Told answer) {
        if (!answer.refused()) {
            throw new AssertionError("This should be refused: " + answer);
        }
    }

    private static String hashed(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
