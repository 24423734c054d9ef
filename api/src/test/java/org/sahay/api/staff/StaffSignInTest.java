package org.sahay.api.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.TestPeople;
import org.sahay.api.identity.TestDevice;
import org.sahay.api.identity.TestSignIn;
import org.sahay.store.database.TestDatabase;
import org.sahay.workflows.identity.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Staff in a browser, from the invitation to the end of the session, and everything that goes wrong on the way. */
@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class StaffSignInTest {
    @Autowired
    TestApi api;

    @Autowired
    TestPeople people;

    @Autowired
    TestSignIn signIn;

    @Autowired
    TestDatabase database;

    private Actor admin;
    private TestStaff staff;

    @BeforeEach
    void somebody() {
        admin = people.officer("IN-01");
        staff = new TestStaff(api);
    }

    @Test
    void anOfficerSetsUpTheirAccountSignsInWorksAndSignsOut(CapturedOutput output) {
        staff.enrolled(admin, "state_officer", "BR-01");
        var device = TestDevice.another();
        var answer = staff.exchange(device, staff.signsInForCode());
        assertThat(answer.json().get("token_type").asString()).isEqualTo("DPoP");
        assertThat(answer.json().get("expires_in").asInt()).isBetween(590, 600);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        var officer = TestSignIn.signedIn(device, answer);

        assertThat(signIn.get(officer, "/v1/complaints?view=area").status()).isEqualTo(200);
        var refreshed = TestSignIn.signedIn(device, signIn.refresh(device, officer.refresh()));
        var session = signIn.get(refreshed, "/v1/sessions").json().get("items").get(0);
        assertThat(session.get("role").asString()).isEqualTo("state_officer");
        assertThat(session.get("current").asBoolean()).isTrue();
        assertThat(signIn.delete(refreshed, "/v1/sessions/" + session.get("id").asString())
                        .status())
                .isEqualTo(204);
        assertThat(signIn.get(refreshed, "/v1/complaints").code()).isEqualTo("session-ended");
        assertThat(database.jdbc()
                        .sql("SELECT operation FROM audit_entry WHERE session = ? ORDER BY id")
                        .param(session.get("id").asString())
                        .query(String.class)
                        .list())
                .startsWith("session.start")
                .endsWith("session.end");

        assertThat(output.getAll())
                .doesNotContain(staff.userName, TestStaff.PASSWORD, staff.key(), staff.recoveryCodes.getFirst());
        for (String table : new String[] {"staff_account", "staff_recovery_code", "vault.sealed_text", "audit_entry"}) {
            assertThat(database.jdbc()
                            .sql("SELECT t::text FROM " + table + " t")
                            .query(String.class)
                            .list())
                    .noneMatch(row -> row.contains(staff.userName)
                            || row.contains(TestStaff.PASSWORD)
                            || row.contains(staff.key())
                            || row.contains(staff.recoveryCodes.getFirst()));
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreRefusedAlike() {
        staff.enrolled(admin, "clinician", null);
        var wrong = staff.typesPassword(staff.asksToSignIn(), "a wrong pass phrase");
        var unknown = new TestStaff(api);
        var nobody = unknown.typesPassword(unknown.asksToSignIn(), TestStaff.PASSWORD);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(withoutWhatDiffers(wrong.body(), staff)).isEqualTo(withoutWhatDiffers(nobody.body(), unknown));
        assertThat(wrong.body()).contains("role=\"alert\"").doesNotContain("a wrong pass phrase");
    }

    @Test
    void aCodeCountsOnce() {
        staff.enrolled(admin, "operator", null);
        var browser = staff.asksToSignIn();
        staff.typesPassword(browser, TestStaff.PASSWORD);
        assertThat(staff.typesCode(browser, "000000").status()).isEqualTo(422);
        String code = staff.code(0);
        TestStaff.codeIn(staff.typesCode(browser, code));
        var again = staff.asksToSignIn();
        staff.typesPassword(again, TestStaff.PASSWORD);
        assertThat(staff.typesCode(again, code).status()).isEqualTo(422);
        assertThat(staff.typesCode(again, staff.code(-30)).status()).isEqualTo(422);
        TestStaff.codeIn(staff.typesCode(again, staff.code(30)));
    }

    @Test
    void aRecoveryCodeCountsOnce() {
        staff.enrolled(admin, "operator", null);
        var code = Map.of("recoveryCode", staff.recoveryCodes.get(7));
        var browser = staff.asksToSignIn();
        staff.typesPassword(browser, TestStaff.PASSWORD);
        assertThat(browser.submit("/staff/recovery-code", Map.of("recoveryCode", "7-AAAAA-AAAAA"))
                        .status())
                .isEqualTo(422);
        TestStaff.codeIn(browser.submit("/staff/recovery-code", code));
        var again = staff.asksToSignIn();
        staff.typesPassword(again, TestStaff.PASSWORD);
        assertThat(again.submit("/staff/recovery-code", code).status()).isEqualTo(422);
        TestStaff.codeIn(staff.typesCode(again, staff.code(0)));
    }

    @Test
    void afterFiveWrongTriesNotEvenTheRightOnesAreTaken() {
        staff.enrolled(admin, "clinician", null);
        var browser = staff.asksToSignIn();
        staff.typesPassword(browser, TestStaff.PASSWORD);
        for (int wrong = 0; wrong < 5; wrong++) {
            assertThat(staff.typesCode(browser, "000000").status()).isEqualTo(422);
        }
        assertThat(staff.typesCode(browser, staff.code(0)).status()).isEqualTo(422);
        assertThat(staff.typesPassword(staff.asksToSignIn(), TestStaff.PASSWORD).status())
                .isEqualTo(422);
        database.jdbc()
                .sql("UPDATE staff_account SET locked_until = now() WHERE locked_until IS NOT NULL")
                .update();
        assertThat(staff.signsInForCode()).isNotEmpty();
    }

    @Test
    void theBrowsersSessionGetsANewIdWithEachFactorAndEndsWithTheCode() {
        staff.enrolled(admin, "clinician", null);
        var browser = staff.asksToSignIn();
        String planted = browser.session();
        assertThat(planted).isNotEmpty();
        staff.typesPassword(browser, TestStaff.PASSWORD);
        String second = browser.session();
        assertThat(second).isNotEqualTo(planted);
        TestStaff.codeIn(staff.typesCode(browser, staff.code(0)));
        for (String known : new String[] {planted, second, browser.session()}) {
            var other = api.get(null, TestStaff.authorizationRequest(Map.of()), "Cookie", "sahay-staff=" + known);
            assertThat(other.header("Location")).endsWith("/staff/sign-in");
        }
    }

    @Test
    void theSecondFactorAloneOpensNothing() {
        var browser = staff.asksToSignIn();
        browser.open("/staff/second-factor");
        assertThat(browser.page().body()).contains("name=\"password\"");
        browser.submit("/staff/second-factor", Map.of("code", "000000"));
        assertThat(browser.page().body()).contains("name=\"password\"");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        staff.enrolled(admin, "clinician", null);
        var browser = staff.asksToSignIn();
        var fields = Map.of("userName", staff.userName, "password", TestStaff.PASSWORD);
        assertThat(browser.post("/staff/sign-in", fields).status()).isEqualTo(403);
        assertThat(browser.page().header("content-type")).startsWith("text/html");
        for (String path : new String[] {"/staff/second-factor", "/staff/recovery-code", "/staff/enrolment"}) {
            assertThat(browser.post(path, Map.of("code", "000000")).status()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "code_challenge, ''",
        "code_challenge_method, ''",
        "code_challenge_method, plain",
        "scope, profile",
        "response_type, token"
    })
    void aRequestThatIsNotAsItMustBeGoesBackWithAnError(String parameter, String value) {
        var browser = staff.asksToSignIn(Map.of(parameter, value));
        assertThat(browser.page().body()).doesNotContain("name=\"password\"");
        assertThat(browser.page().location() + browser.page().status())
                .containsAnyOf(TestStaff.REDIRECT + "?error=", "400");
        assertThat(browser.page().location()).doesNotContain("?code=");
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri, http://127.0.0.1:4711/callback/other",
        "redirect_uri, http://127.0.0.1:4711/callback?more=1",
        "redirect_uri, http://localhost:4711/callback",
        "redirect_uri, https://elsewhere.invalid/callback",
        "client_id, another"
    })
    void noBrowserIsSentToAnAddressThatIsNotListed(String parameter, String value) {
        var page = staff.asksToSignIn(Map.of(parameter, value)).page();
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.location()).isEmpty();
    }

    @Test
    void aCodeIsExchangedOnceAndItsReturnEndsTheSession() {
        staff.enrolled(admin, "operator", null);
        String code = staff.signsInForCode();
        var device = TestDevice.another();
        var operator = TestSignIn.signedIn(device, staff.exchange(device, code));
        assertThat(signIn.get(operator, "/v1/complaints").status()).isEqualTo(200);
        var replayed = staff.exchange(TestDevice.another(), code);
        assertThat(replayed.status()).isEqualTo(400);
        assertThat(replayed.json().get("error").asString()).isEqualTo("invalid_grant");
        assertThat(signIn.get(operator, "/v1/complaints").code()).isEqualTo("session-ended");
    }

    @Test
    void ofManyExchangesAtOnceOneGetsTokensAtTheMostAndNoneKeepsThem() {
        staff.enrolled(admin, "operator", null);
        for (int i = 0; i < 3; i++) {
            var browser = staff.asksToSignIn();
            staff.typesPassword(browser, TestStaff.PASSWORD);
            var recovery = Map.of("recoveryCode", staff.recoveryCodes.get(i));
            String code = TestStaff.codeIn(browser.submit("/staff/recovery-code", recovery));
            var together = new CyclicBarrier(6);
            List<Answer> answers;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var running = IntStream.range(0, together.getParties())
                        .mapToObj(n -> threads.submit(() -> {
                            var device = TestDevice.another();
                            String proof = device.proof("POST", api.url("/oauth2/token"), null);
                            together.await();
                            return staff.exchange(proof, code, Map.of());
                        }))
                        .toList();
                answers = running.stream().map(TestStaff::result).toList();
            }
            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSizeLessThanOrEqualTo(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .allMatch(answer -> answer.json().get("error").asString().equals("invalid_grant"));
            assertThat(database.jdbc()
                            .sql("SELECT count(*) FROM session WHERE person_id = ? AND ended_at IS NULL")
                            .param(staff.id)
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier, another-verifier-of-more-than-forty-three-characters-01234",
        "redirect_uri, http://127.0.0.1:4712/callback"
    })
    void aCodeIsWorthNothingToWhoeverDidNotAskForIt(String parameter, String value) {
        staff.enrolled(admin, "operator", null);
        String code = staff.signsInForCode();
        var device = TestDevice.another();
        String proof = device.proof("POST", api.url("/oauth2/token"), null);
        var refused = staff.exchange(proof, code, Map.of(parameter, value));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("error").asString()).isEqualTo("invalid_grant");
        assertThat(staff.exchange(device, code).status()).as("used up").isEqualTo(400);
    }

    @Test
    void aCodeIsExchangedWithARightProofAlone() {
        String none = "no-code";
        var device = TestDevice.another();
        String url = api.url("/oauth2/token");
        String used = device.proof("POST", url, null);
        staff.exchange(used, none, Map.of());
        for (String proof :
                new String[] {null, used, device.proof("GET", url, null), "x", device.proof("POST", url + "x", null)}) {
            var refused = staff.exchange(proof, none, Map.of());
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().get("error").asString()).isEqualTo("invalid_dpop_proof");
        }
    }

    @Test
    void noSpellingOfTheAddressLeadsPastTheProof() {
        var asked = api.request(null, "/oauth2/%74oken", "Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=authorization_code&client_id=sahay-staff&code=none"));
        var refused = api.send(asked);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("error").asString()).isEqualTo("invalid_dpop_proof");
    }

    @Test
    void anOfficerWhoLeftDoesNotGoOn() {
        staff.enrolled(admin, "clinician", null);
        var device = TestDevice.another();
        var clinician = TestSignIn.signedIn(device, staff.exchange(device, staff.signsInForCode()));
        database.jdbc()
                .sql(
                        "UPDATE session SET role = 'district_officer' WHERE id = (SELECT id FROM session ORDER BY started_at DESC LIMIT 1)")
                .update();
        assertThat(signIn.refresh(device, clinician.refresh()).code()).isEqualTo("refresh-refused");
        assertThat(signIn.get(clinician, "/v1/sessions").code()).isEqualTo("session-ended");
    }

    @Test
    void theMetadataSayWhatThereIsAndNoMore() {
        for (String path :
                new String[] {"/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"}) {
            var metadata = api.get(null, path).json();
            assertThat(metadata.get("issuer").asString()).isEqualTo("http://127.0.0.1:8080");
            assertThat(metadata.get("token_endpoint").asString()).endsWith("/oauth2/token");
            assertThat(metadata.get("jwks_uri").asString()).endsWith("/oauth2/jwks");
            assertThat(metadata.get("code_challenge_methods_supported").toString())
                    .isEqualTo("[\"S256\"]");
            assertThat(metadata.get("grant_types_supported").toString()).isEqualTo("[\"authorization_code\"]");
            assertThat(metadata.get("dpop_signing_alg_values_supported").toString())
                    .isEqualTo("[\"ES256\"]");
            assertThat(metadata.propertyNames())
                    .noneMatch(name -> name.contains("revocation")
                            || name.contains("introspection")
                            || name.contains("device")
                            || name.contains("userinfo")
                            || name.contains("pushed"));
        }
        for (String path : new String[] {"/oauth2/introspect", "/oauth2/revoke", "/oauth2/par", "/userinfo"}) {
            assertThat(api.post(null, path, "{}").status()).isEqualTo(401);
        }
    }

    @Test
    void whoeverAsksForAnIdTokenGetsOneOfTheSamePerson() {
        staff.enrolled(admin, "clinician", null);
        var browser = staff.asksToSignIn(Map.of("scope", "openid", "nonce", "a-nonce"));
        staff.typesPassword(browser, TestStaff.PASSWORD);
        var answer = staff.exchange(TestDevice.another(), TestStaff.codeIn(staff.typesCode(browser, staff.code(0))));
        var id = api.claims(answer.json().get("id_token").asString());
        var access = api.claims(answer.json().get("access_token").asString());
        assertThat(id.get("sub")).isEqualTo(access.get("sub"));
        assertThat(id.get("nonce").asString()).isEqualTo("a-nonce");
        assertThat(access.get("client_id").asString()).isEqualTo("sahay-staff");
        assertThat(access.has("lgd_state")).isFalse();
    }

    @Test
    void theTokenOfAnOfficerSaysTheirArea() {
        staff.enrolled(admin, "district_officer", "BR-PAT-01");
        var answer = staff.exchange(TestDevice.another(), staff.signsInForCode());
        var access = api.claims(answer.json().get("access_token").asString());
        assertThat(access.get("lgd_state").asInt()).isEqualTo(10);
        assertThat(access.get("lgd_district").isNumber()).isTrue();
    }

    private static String withoutWhatDiffers(String body, TestStaff staff) {
        return body.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "").replace(staff.userName, "NAME");
    }
}
