package org.sahay.api.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.identity.TestDevice;
import org.sahay.workflows.identity.Actor;
import tools.jackson.databind.json.JsonMapper;

/** Somebody of staff, synthetic: invited, set up and signed in as one does with a browser and an authenticator app. */
final class TestStaff {
    static final String REDIRECT = "http://127.0.0.1:4711/callback";
    static final String PASSWORD = "a synthetic pass phrase";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final String VERIFIER = "a-verifier-of-more-than-forty-three-characters-0123456789";
    private static final Pattern KEY = Pattern.compile("class=\"key\"[^>]*>([A-Z2-7 ]+)<");
    private static final Pattern CODE = Pattern.compile("<li>([0-9A-Z-]+)</li>");

    final String userName = "synthetic-" + NAMES.incrementAndGet();
    UUID id = new UUID(0, 0);
    final List<String> recoveryCodes = new ArrayList<>();
    private final TestApi api;
    private TotpKey key = TotpKey.random();

    TestStaff(TestApi api) {
        this.api = api;
    }

    Answer invite(@Nullable Actor by, Map<String, String> person) {
        var body = new HashMap<>(person);
        body.putIfAbsent("userName", userName);
        return api.post(by, "/v1/staff", JSON.writeValueAsString(body));
    }

    /** Sets up an account: clinicians and operators need nothing more, officers are named. */
    TestStaff enrolled(Actor by, String role, @Nullable String officerCode) {
        var person = new HashMap<>(Map.of("role", role));
        if (officerCode != null) {
            person.put(role.equals("clinician") ? "clinicianCode" : "officerCode", officerCode);
        }
        var invitation = invite(by, person);
        assertThat(invitation.status()).as(invitation.response().body()).isEqualTo(201);
        id = UUID.fromString(invitation.json().get("id").asString());
        enrol(invitation.json().get("enrolmentLink").asString());
        return this;
    }

    void enrol(String link) {
        var browser = new Browser(api.url(""));
        browser.open(link);
        readKey(browser);
        var done = browser.submit("/staff/enrolment", enrolment(code(-30)));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        var shown = CODE.matcher(done.body());
        recoveryCodes.clear();
        while (shown.find()) {
            recoveryCodes.add(shown.group(1));
        }
        assertThat(recoveryCodes).hasSize(10);
    }

    /** Puts the key that a page shows into the app. */
    void readKey(Browser browser) {
        var shown = KEY.matcher(browser.page().body());
        assertThat(shown.find()).as(browser.page().body()).isTrue();
        key = TotpKey.of(shown.group(1).replace(" ", ""));
    }

    Map<String, String> enrolment(String code) {
        return Map.of("password", PASSWORD, "again", PASSWORD, "code", code);
    }

    String key() {
        return key.base32();
    }

    /** What the app shows so many seconds from now; the server takes those of 30 s before and after, too. */
    String code(int seconds) {
        return key.code(Instant.now().plusSeconds(seconds));
    }

    Browser asksToSignIn() {
        return asksToSignIn(Map.of());
    }

    /** A browser that an application sent here, with some of its parameters otherwise; an empty one is left out. */
    Browser asksToSignIn(Map<String, String> otherwise) {
        var browser = new Browser(api.url(""));
        browser.open(authorizationRequest(otherwise));
        return browser;
    }

    static String authorizationRequest(Map<String, String> otherwise) {
        var parameters = new HashMap<>(Map.of(
                "response_type", "code",
                "client_id", "sahay-staff",
                "redirect_uri", REDIRECT,
                "state", "a state & more",
                "code_challenge", challenge(),
                "code_challenge_method", "S256"));
        parameters.putAll(otherwise);
        return "/oauth2/authorize?"
                + parameters.entrySet().stream()
                        .filter(parameter -> !parameter.getValue().isEmpty())
                        .map(parameter -> parameter.getKey() + "="
                                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    Browser.Page typesPassword(Browser browser, String password) {
        return browser.submit("/staff/sign-in", Map.of("userName", userName, "password", password));
    }

    Browser.Page typesCode(Browser browser, String code) {
        return browser.submit("/staff/second-factor", Map.of("code", code));
    }

    /** The code that a browser takes back to the application. */
    static String codeIn(Browser.Page page) {
        assertThat(page.location()).as(page.status() + " " + page.body()).startsWith(REDIRECT + "?code=");
        assertThat(parameter(page.location(), "state")).isEqualTo("a state & more");
        return parameter(page.location(), "code");
    }

    String signsInForCode() {
        var browser = asksToSignIn();
        typesPassword(browser, PASSWORD);
        return codeIn(typesCode(browser, code(0)));
    }

    Answer exchange(TestDevice device, String code) {
        return exchange(device.proof("POST", api.url("/oauth2/token"), null), code, Map.of());
    }

    Answer exchange(@Nullable String proof, String code, Map<String, String> otherwise) {
        var fields = new HashMap<>(Map.of(
                "grant_type", "authorization_code",
                "client_id", "sahay-staff",
                "redirect_uri", REDIRECT,
                "code", code,
                "code_verifier", VERIFIER));
        fields.putAll(otherwise);
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = api.request(null, "/oauth2/token", "Content-Type", "application/x-www-form-urlencoded");
        if (proof != null) {
            request.header("DPoP", proof);
        }
        return api.send(request.POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    static Answer result(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String parameter(String url, String name) {
        for (String parameter : URI.create(url).getRawQuery().split("&")) {
            if (parameter.startsWith(name + "=")) {
                return URLDecoder.decode(parameter.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private static String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
