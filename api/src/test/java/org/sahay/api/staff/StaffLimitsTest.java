package org.sahay.api.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.apache.catalina.Context;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.identity.TestDevice;
import org.sahay.api.identity.TestSignIn;
import org.sahay.api.ratelimit.RateLimit;
import org.sahay.api.ratelimit.TestRates;
import org.sahay.store.identity.TestRedis;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Whoever asks too often where staff signs in, with and without Redis. */
@ApiTest
class StaffLimitsTest {
    @Autowired
    TestApi api;

    @Autowired
    TestSignIn signIn;

    @Autowired
    TestRedis redis;

    @Autowired
    TestRates rates;

    @Autowired
    ServletWebServerApplicationContext server;

    @BeforeEach
    void allBucketsAreFull() {
        redis.flush();
    }

    @AfterEach
    void noLimitIsReached() {
        rates.reset();
    }

    @Test
    void triesToSignInAreLimitedByAddressWhoeverTheyAreAbout() {
        rates.set(RateLimit.STAFF_SIGN_IN, 3);
        for (int i = 0; i < 3; i++) {
            var nobody = new TestStaff(api);
            var page = nobody.typesPassword(nobody.asksToSignIn(), TestStaff.PASSWORD);
            assertThat(page.status()).isEqualTo(422);
            assertThat(page.header("ratelimit")).contains("\"staff-sign-in\";r=" + (2 - i));
        }
        for (String path : new String[] {
            "/staff/sign-in", "/staff/second-factor", "/staff/recovery-code", "/staff/enrolment", "/oauth2/token"
        }) {
            assertThatIsRefused(form(path), "staff-sign-in");
        }
        var device = TestDevice.another();
        assertThatIsRefused(new TestStaff(api).exchange(device, "no-code"), "staff-sign-in");
    }

    @Test
    void whoeverAsksTooOftenToSignInGetsNoMoreSessions() {
        rates.set(RateLimit.STAFF_AUTHORIZE, 3);
        int before = sessions();
        for (int i = 0; i < 3; i++) {
            assertThat(authorize().status()).isEqualTo(302);
        }
        for (int i = 0; i < 5; i++) {
            assertThatIsRefused(authorize(), "staff-authorize");
            assertThatIsRefused(
                    api.get(null, TestStaff.authorizationRequest(Map.of()).replace("authorize", "%61uthorize")),
                    "staff-authorize");
        }
        assertThat(sessions()).isEqualTo(before + 3);
    }

    @Test
    void aFormThatIsRefusedMakesNoSession() {
        rates.set(RateLimit.STAFF_SIGN_IN, 1);
        form("/staff/sign-in");
        int before = sessions();
        for (int i = 0; i < 5; i++) {
            assertThatIsRefused(form("/staff/sign-in"), "staff-sign-in");
        }
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void pagesAndMetadataAreLimitedAsDocuments() {
        rates.set(RateLimit.DOCUMENTS, 2);
        assertThat(api.get(null, "/staff/sign-in").status()).isEqualTo(200);
        assertThat(api.get(null, "/.well-known/openid-configuration").header("RateLimit"))
                .contains("\"documents\";r=0");
        assertThatIsRefused(api.get(null, "/.well-known/oauth-authorization-server"), "documents");
        assertThatIsRefused(api.get(null, "/staff/enrolment"), "documents");
    }

    @Test
    void withoutRedisNobodyTriesToSignInAndTheRestIsLimitedHere() {
        rates.set(RateLimit.STAFF_AUTHORIZE, 2);
        redis.kill();
        try {
            for (String path : new String[] {"/staff/sign-in", "/oauth2/token"}) {
                Answer refused = form(path);
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.code()).isEqualTo("sign-in-unavailable");
                assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
            }
            assertThat(authorize().status()).isEqualTo(302);
            assertThat(authorize().status()).isEqualTo(302);
            assertThatIsRefused(authorize(), "staff-authorize");
            assertThat(api.get(null, "/.well-known/openid-configuration").status())
                    .isEqualTo(200);
        } finally {
            redis.start();
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> signIn.requestCode(TestSignIn.aPhone()).status() == 202);
    }

    private Answer authorize() {
        return api.get(null, TestStaff.authorizationRequest(Map.of()));
    }

    private Answer form(String path) {
        return api.send(api.request(null, path, "Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("userName=nobody&password=nothing")));
    }

    private int sessions() {
        var tomcat = ((TomcatWebServer) server.getWebServer()).getTomcat();
        return ((Context) tomcat.getHost().findChildren()[0]).getManager().getActiveSessions();
    }

    private static void assertThatIsRefused(Answer answer, String limit) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("too-many-requests");
        assertThat(answer.header("RateLimit")).contains("\"" + limit + "\";r=0");
        assertThat(answer.header("RateLimit-Policy")).contains("\"" + limit + "\";q=");
        assertThat(Long.parseLong(answer.header("Retry-After"))).isPositive();
    }
}
