package org.sahay.api.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestPeople;
import org.sahay.api.identity.TestDevice;
import org.sahay.api.identity.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody of staff changes their own password, and what does not let them. */
@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class StaffPasswordTest {
    private static final String PAGE = "/staff/password";
    private static final String NEW = "another synthetic pass phrase";

    @Autowired
    TestApi api;

    @Autowired
    TestPeople people;

    @Autowired
    TestSignIn signIn;

    @Autowired
    JdbcClient jdbc;

    private final TestDevice device = TestDevice.another();
    private TestStaff staff;

    @BeforeEach
    void somebody() {
        staff = new TestStaff(api).enrolled(people.officer("IN-01"), "operator", null);
    }

    @Test
    void aNewPasswordEndsAllSessionsAtOnceAndTheFormerOneIsWorthNothing(CapturedOutput output) {
        var operator = TestSignIn.signedIn(device, staff.exchange(device, staff.signsInForCode()));
        assertThat(signIn.get(operator, "/v1/sessions").status()).isEqualTo(200);
        var browser = onThePage();
        assertThat(changes(browser, Map.of("code", staff.code(30))).status()).isEqualTo(200);
        assertThat(browser.page().body()).contains("Your password is changed");
        assertThat(signIn.get(operator, "/v1/sessions").code()).isEqualTo("session-ended");
        assertThat(signIn.refresh(device, operator.refresh()).code()).isEqualTo("refresh-refused");

        assertThat(staff.typesPassword(staff.asksToSignIn(), TestStaff.PASSWORD).status())
                .isEqualTo(422);
        assertThat(staff.typesPassword(staff.asksToSignIn(), NEW).body()).contains("name=\"recoveryCode\"");
        assertThat(jdbc.sql("SELECT operation FROM audit_entry WHERE object_id = ? AND actor_id = ? ORDER BY id")
                        .params(staff.id, staff.id)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "staff.invitation-read", // the page, and again what was typed into it
                        "staff.invitation-read",
                        "staff.enrol",
                        "staff.sign-in",
                        "staff.change-password");
        assertThat(output.getAll()).doesNotContain(NEW, staff.userName);
    }

    @Test
    void whatTheFormerPasswordOpenedBeforeLeadsToNoSessionAfterwards() {
        var halfWay = staff.asksToSignIn();
        staff.typesPassword(halfWay, TestStaff.PASSWORD);
        var recovery = staff.asksToSignIn();
        staff.typesPassword(recovery, TestStaff.PASSWORD);
        String code =
                TestStaff.codeIn(recovery.submit("/staff/recovery-code", Map.of("recoveryCode", recoveryCode(0))));
        assertThat(changes(onThePage(), Map.of()).status()).isEqualTo(200);

        String later =
                TestStaff.codeIn(halfWay.submit("/staff/recovery-code", Map.of("recoveryCode", recoveryCode(1))));
        for (String former : new String[] {code, later}) {
            var refused = staff.exchange(device, former);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().get("error").asString()).isEqualTo("invalid_grant");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "present, a wrong pass phrase",
        "userName, nobody-of-that-name",
        "userName, ''",
        "code, 000000",
        "code, ''"
    })
    void whateverIsWrongOfThreeIsRefusedAlike(String field, String value) {
        var browser = onThePage();
        assertThat(changes(browser, Map.of(field, value)).status()).isEqualTo(422);
        assertThat(browser.page().body())
                .contains("User name, password or code is not right", "role=\"alert\"")
                .doesNotContain(TestStaff.PASSWORD, NEW, "a wrong pass phrase");
        assertThat(staff.typesPassword(staff.asksToSignIn(), TestStaff.PASSWORD).body())
                .contains("name=\"recoveryCode\"");
    }

    @ParameterizedTest
    @CsvSource({"present, a wrong pass phrase", "code, 000000"})
    void aWrongOneCountsAsATryToSignIn(String field, String value) {
        var browser = onThePage();
        for (int wrong = 0; wrong < 5; wrong++) {
            assertThat(changes(browser, Map.of(field, value)).status()).isEqualTo(422);
        }
        assertThat(changes(browser, Map.of()).status()).isEqualTo(422);
        assertThat(staff.typesPassword(staff.asksToSignIn(), TestStaff.PASSWORD).status())
                .isEqualTo(422);
    }

    @Test
    void aCodeThatWasUsedDoesNotChangeAnything() {
        String code = staff.code(0);
        var signedIn = staff.asksToSignIn();
        staff.typesPassword(signedIn, TestStaff.PASSWORD);
        TestStaff.codeIn(staff.typesCode(signedIn, code));
        assertThat(changes(onThePage(), Map.of("code", code)).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
        "too short, at least 12 characters",
        "Sahay@Health2026, tried first",
        "password1234, tried first",
        "the rivers differ, passwords differ"
    })
    void aNewPasswordMeetsTheRulesAndARefusedOneUsesUpNothing(String password, String reason) {
        var browser = onThePage();
        String code = staff.code(0);
        String again = password.startsWith("the") ? "another river" : password;
        assertThat(changes(browser, Map.of("password", password, "again", again, "code", code))
                        .status())
                .isEqualTo(422);
        assertThat(browser.page().body()).contains(reason).doesNotContain(password);
        assertThat(changes(browser, Map.of("code", code)).status()).isEqualTo(200);
    }

    @Test
    void onlyABrowserThatCameToSignInGetsThePage() {
        var other = new Browser(api.url(""));
        assertThat(other.open(PAGE).body()).contains("cannot go on here").doesNotContain("name=\"present\"");
        assertThat(other.post(PAGE, form(Map.of())).status()).isEqualTo(403);
        assertThat(staff.asksToSignIn().page().body()).contains("href=\"" + PAGE + "\"");
    }

    @ParameterizedTest
    @CsvSource({"hi, पासवर्ड बदलें", "ta, கடவுச்சொல்லை மாற்ற"})
    void thePageSpeaksTheChosenLanguage(String language, String words) {
        var browser = onThePage();
        assertThat(browser.open(PAGE + "?lang=" + language).body())
                .contains("lang=\"" + language + "\"", words)
                .doesNotContain("<script");
    }

    @Test
    void anEnrolmentRefusesWhatIsTriedFirstAndSaysTheWayOut() {
        var invited = new TestStaff(api);
        var browser = new Browser(api.url(""));
        browser.open(invited.invite(people.officer("IN-01"), Map.of("role", "operator"))
                .json()
                .get("enrolmentLink")
                .asString());
        invited.readKey(browser);
        var common = Map.of("password", "password1234", "again", "password1234", "code", invited.code(0));
        assertThat(browser.submit("/staff/enrolment", common).status()).isEqualTo(422);
        assertThat(browser.page().body()).contains("tried first", "three or four words");
    }

    private Browser onThePage() {
        var browser = staff.asksToSignIn();
        assertThat(browser.open(PAGE).status()).isEqualTo(200);
        return browser;
    }

    private Browser.Page changes(Browser browser, Map<String, String> otherwise) {
        return browser.submit(PAGE, form(otherwise));
    }

    private Map<String, String> form(Map<String, String> otherwise) {
        var fields = new HashMap<>(Map.of(
                "userName",
                staff.userName,
                "present",
                TestStaff.PASSWORD,
                "code",
                staff.code(0),
                "password",
                NEW,
                "again",
                NEW));
        fields.putAll(otherwise);
        return fields;
    }

    private String recoveryCode(int position) {
        return staff.recoveryCodes.get(position);
    }
}
