package org.sahay.api.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.springframework.beans.factory.annotation.Autowired;

/** What a browser is told with the pages of staff. */
@ApiTest
class PagesTest {
    @Autowired
    TestApi api;

    private TestStaff staff;
    private Browser browser;

    @BeforeEach
    void somebodyIsAskedToSignIn() {
        staff = new TestStaff(api);
        browser = staff.asksToSignIn();
    }

    @Test
    void aPageRunsNothingAndIsFramedNowhere() {
        assertThat(browser.page().header("content-security-policy"))
                .contains("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                .doesNotContain("script-src", "unsafe");
        assertThat(browser.page().header("content-type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(browser.page().header("cache-control")).isEqualTo("no-store");
        assertThat(browser.page().header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(browser.page().body()).doesNotContain("<script", "onpaste");
    }

    @Test
    void aPasswordIsMaskedAndLeftToItsManager() {
        assertThat(browser.page().body())
                .containsPattern("<input id=\"password\"[^>]* type=\"password\" autocomplete=\"current-password\"");
    }

    @Test
    void whatSomebodyTypedComesBackAsText() {
        var page = browser.submit(
                "/staff/sign-in",
                java.util.Map.of("userName", "\"><script>alert(1)</script>", "password", "no pass phrase"));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("&lt;script&gt;").doesNotContain("<script");
    }
}
