package org.sahay.api.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.TestPeople;
import org.sahay.api.codec.TestCodec;
import org.sahay.workflows.identity.Actor;
import org.springframework.beans.factory.annotation.Autowired;

/** Staff signs in for the Temporal UI, on the pages on which it signs in everywhere. */
@ApiTest
class CodecSignInTest {
    @Autowired
    TestApi api;

    @Autowired
    TestPeople people;

    @Autowired
    TestCodec codec;

    private Actor admin;
    private TestStaff staff;

    @BeforeEach
    void somebody() {
        admin = people.officer("IN-01");
        staff = new TestStaff(api);
    }

    /** The cookie of a login; a browser with both factors gets it, and has no other session afterwards. */
    private String signsIn() {
        var browser = new Browser(api.url(""));
        var asked = browser.open("/codec/login");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body()).contains("name=\"password\"");
        staff.typesPassword(browser, TestStaff.PASSWORD);
        var done = staff.typesCode(browser, staff.code(0));
        assertThat(done.status()).isEqualTo(200);
        assertThat(browser.open("/codec/login").body()).contains("name=\"password\"");
        return "sahay-codec=" + browser.cookie("sahay-codec");
    }

    private Answer decode(String cookie) {
        return api.send(api.request(null, "/codec/decode", "Cookie", cookie, "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(codec.sealed("words of a process", UUID.randomUUID()))));
    }

    private String page(String cookie) {
        return api.get(null, "/codec", "Cookie", cookie).response().body();
    }

    @Test
    void anOperatorSignsInReadsAndSignsOut() {
        staff.enrolled(admin, "operator", null);
        String cookie = signsIn();
        assertThat(TestCodec.shown(decode(cookie).json(), 0)).contains("words of a process");
        assertThat(page(cookie)).contains("You are signed in. For half an hour", "/codec/logout");
        assertThat(page("other=1")).contains("You are not signed in", "/codec/login");

        var foreign = api.send(api.request(null, "/codec/logout", "Cookie", cookie, "Origin", "https://evil.example")
                .POST(BodyPublishers.noBody()));
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(decode(cookie).status()).isEqualTo(200);
        var out = api.send(api.request(null, "/codec/logout", "Cookie", cookie).POST(BodyPublishers.noBody()));
        assertThat(out.status()).isEqualTo(303);
        assertThat(out.header("Set-Cookie")).startsWith("sahay-codec=;").contains("Max-Age=0");
        assertThat(decode(cookie).status()).isEqualTo(401);
        assertThat(page(cookie)).contains("You are not signed in");
    }

    @Test
    void whoIsNoOperatorSignsInAndIsToldThatPayloadsStaySealed() {
        staff.enrolled(admin, "clinician", null);
        String cookie = signsIn();
        assertThat(page(cookie)).contains("your role does not read what is sealed");
        assertThat(TestCodec.shown(decode(cookie).json(), 0)).contains("Sealed").doesNotContain("words of a process");
    }

    @Test
    void oneFactorIsNotEnough() {
        staff.enrolled(admin, "operator", null);
        var browser = new Browser(api.url(""));
        browser.open("/codec/login");
        staff.typesPassword(browser, TestStaff.PASSWORD);
        assertThat(browser.open("/codec/login").body()).contains("name=\"password\"");
        assertThat(browser.cookie("sahay-codec")).isEmpty();
        assertThat(browser.submit("/staff/second-factor", Map.of("code", "000000"))
                        .status())
                .isIn(403, 422);
        assertThat(browser.cookie("sahay-codec")).isEmpty();
    }

    @Test
    void whoIsLockedOutMeanwhileGetsNoLogin() {
        staff.enrolled(admin, "operator", null);
        var browser = new Browser(api.url(""));
        browser.open("/codec/login");
        staff.typesPassword(browser, TestStaff.PASSWORD);
        api.put(admin, "/v1/staff/" + staff.id + "/lock");
        staff.typesCode(browser, staff.code(0));
        assertThat(browser.cookie("sahay-codec")).isEmpty();
    }

    @Test
    void thePageRunsNothingAndIsFramedNowhere() {
        var page = api.get(null, "/codec");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("script-src", "unsafe");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    }
}
