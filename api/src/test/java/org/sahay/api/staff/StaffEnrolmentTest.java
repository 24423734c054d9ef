package org.sahay.api.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestPeople;
import org.sahay.workflows.identity.Actor;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class StaffEnrolmentTest {
    @Autowired
    TestApi api;

    @Autowired
    TestPeople people;

    private Actor admin;
    private TestStaff staff;

    @BeforeEach
    void somebody() {
        admin = people.officer("IN-01");
        staff = new TestStaff(api);
    }

    @Test
    void theLinkLeavesTheAddressBarAndItsPageHoldsTheKeyAsTextAndPicture() {
        var browser = new Browser(api.url(""));
        var page = browser.open(
                link(staff.invite(admin, Map.of("role", "clinician")).json()));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("<svg", "otpauth://totp/SAHAY:" + staff.userName, "lang=\"en\"")
                .doesNotContain("<script", "style=", "onclick");
        assertThat(page.header("content-security-policy"))
                .startsWith("default-src 'none';")
                .contains("style-src 'self';")
                .doesNotContain("unsafe", "script");
        assertThat(page.header("cache-control")).isEqualTo("no-store");
        assertThat(browser.open("/staff/enrolment").body()).contains("<svg");
        assertThat(browser.open("/staff/pages.css").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"hi, hi, पासवर्ड", "ta, ta, கடவுச்சொல்", "fr, en, Password"})
    void thePageSpeaksTheChosenLanguage(String wanted, String language, String word) {
        var browser = new Browser(api.url(""));
        browser.open(link(staff.invite(admin, Map.of("role", "clinician")).json()));
        assertThat(browser.open("/staff/enrolment?lang=" + wanted).body()).contains("lang=\"" + language + "\"", word);
        assertThat(browser.open("/staff/enrolment").body()).contains("lang=\"" + language + "\"");
    }

    @Test
    void whatIsWrongIsSaidAndTheRestGoesOn() {
        var browser = new Browser(api.url(""));
        browser.open(link(staff.invite(admin, Map.of("role", "clinician")).json()));
        staff.readKey(browser);
        String code = staff.code(0);
        var shortOne = Map.of("password", "too short", "again", "too short", "code", code);
        assertThat(browser.submit("/staff/enrolment", shortOne).status()).isEqualTo(422);
        assertThat(browser.page().body()).contains("at least 12 characters").doesNotContain("too short");
        assertThat(browser.submit("/staff/enrolment", staff.enrolment("000000")).status())
                .isEqualTo(422);
        assertThat(browser.submit("/staff/enrolment", staff.enrolment(code)).status())
                .isEqualTo(200);
        assertThat(browser.page().body()).contains("recovery codes");
        assertThat(browser.open("/staff/enrolment").status()).isEqualTo(410);
    }

    @Test
    void aLinkLeadsHereWhateverHostTheRequestNames() throws IOException {
        String body = "{\"role\": \"clinician\", \"userName\": \"" + staff.userName + "\"}";
        String request = String.join(
                "\r\n",
                "POST /v1/staff HTTP/1.1",
                "Host: elsewhere.invalid",
                "X-Forwarded-Host: elsewhere.invalid",
                "Connection: close",
                "Authorization: Bearer " + api.token(admin),
                "Content-Type: application/json",
                "Content-Length: " + body.length(),
                "",
                body);
        try (var socket = new Socket("127.0.0.1", URI.create(api.url("")).getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 201")
                    .contains("\"" + api.url("/staff/enrolment?token="))
                    .doesNotContain("elsewhere.invalid");
        }
    }

    @Test
    void aLinkIsGoodOnce() {
        String link = link(staff.invite(admin, Map.of("role", "clinician")).json());
        var second = new Browser(api.url(""));
        second.open(link);
        staff.enrol(link);
        assertThat(second.submit("/staff/enrolment", staff.enrolment("000000")).status())
                .isEqualTo(410);
        assertThat(new Browser(api.url("")).open(link).status()).isEqualTo(410);
        assertThat(new Browser(api.url("")).open("/staff/enrolment").status()).isEqualTo(410);
    }

    @Test
    void whoeverLostTheirAppBeginsAnew() {
        staff.enrolled(admin, "operator", null);
        String former = staff.key();
        staff.enrolled(admin, "operator", null);
        assertThat(staff.key()).isNotEqualTo(former);
        assertThat(staff.signsInForCode()).isNotEmpty();
    }

    @Test
    void onlyAnAdministratorInvites() {
        assertThat(staff.invite(people.officer("BR-01"), Map.of("role", "clinician"))
                        .status())
                .isEqualTo(403);
        assertThat(staff.invite(null, Map.of("role", "clinician")).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "citizen,, role",
        "asha,, role",
        "state_officer,, officerCode",
        "state_officer, BR-PAT-01, officerCode",
        "state_officer, NOBODY, officerCode",
        "clinician, BR-01, officerCode"
    })
    void whatDoesNotGoTogetherIsRefused(String role, String officer, String field) {
        var person = officer == null ? Map.of("role", role) : Map.of("role", role, "officerCode", officer);
        var refused = staff.invite(admin, person);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "with space", "नाम"})
    void aUserNameHasItsForm(String name) {
        var refused = staff.invite(admin, Map.of("role", "clinician", "userName", name));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.field()).isEqualTo("userName");
    }

    @Test
    void aNameThatSomebodyHasIsRefused() {
        staff.invite(admin, Map.of("role", "clinician"));
        var refused = staff.invite(admin, Map.of("role", "operator"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("staff-account-conflict");
    }

    private static String link(tools.jackson.databind.JsonNode invitation) {
        return invitation.get("enrolmentLink").asString();
    }
}
