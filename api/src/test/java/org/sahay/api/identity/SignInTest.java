package org.sahay.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.store.identity.PhoneNumber;
import org.sahay.store.identity.SignInMessages;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class SignInTest {
    @Autowired
    TestApi api;

    @Autowired
    TestSignIn signIn;

    @Autowired
    SignInMessages messages;

    @Autowired
    JdbcClient jdbc;

    private final TestDevice device = TestDevice.another();
    private final String phone = TestSignIn.aPhone();

    @Test
    void aCodeSignsInAndTheDevicesKeyGoesWithEveryRequest() {
        var asked = signIn.requestCode(phone);
        assertThat(asked.status()).isEqualTo(202);
        assertThat(Instant.parse(asked.json().get("expiresAt").asString()))
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(4)), Instant.now().plus(Duration.ofMinutes(5)));
        UUID challenge = UUID.fromString(asked.json().get("challengeId").asString());

        var answer = signIn.redeem(device, challenge, signIn.codeOf(challenge));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("token_type").asString()).isEqualTo("DPoP");
        assertThat(answer.json().get("expires_in").asInt()).isEqualTo(600);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        var me = TestSignIn.signedIn(device, answer);
        assertThat(signIn.get(me, "/v1/complaint-categories").status()).isEqualTo(200);
        assertThat(signIn.get(me, "/v1/complaints?view=mine").status()).isEqualTo(200);
    }

    @Test
    void anUnexpiredTokenIsNoHindranceToSignIn() {
        var me = signIn.signIn();
        String proof = me.device().proof("POST", api.url("/v1/auth/refresh"), null);
        String body = "{\"refresh_token\": \"" + me.refresh() + "\"}";
        var answer = api.post(null, "/v1/auth/refresh", body, "Authorization", "DPoP " + me.access(), "DPoP", proof);
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void thePersonIsTheSameOnEveryDevice() {
        var first = signIn.signIn(phone, device);
        var second = signIn.signIn(phone, TestDevice.another());
        assertThat(signIn.get(first, "/v1/sessions").json().get("items")).hasSize(2);
        assertThat(signIn.get(second, "/v1/sessions").json().get("items")).hasSize(2);
    }

    @Test
    void wrongUsedAndUnknownCodesAreRefusedAlike() {
        UUID challenge = signIn.challenge(phone);
        String code = signIn.codeOf(challenge);
        var wrong = signIn.redeem(device, challenge, other(code));
        assertThat(signIn.redeem(device, challenge, code).status()).isEqualTo(200);
        var used = signIn.redeem(device, challenge, code);
        var unknown = signIn.redeem(device, UUID.randomUUID(), code);
        var none = signIn.redeem(device, Map.of("challengeId", "no-id", "code", code));
        for (Answer refused : List.of(wrong, used, unknown, none)) {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.code()).isEqualTo("sign-in-refused");
            assertThat(bodyWithoutId(refused)).isEqualTo(bodyWithoutId(wrong));
        }
    }

    @Test
    void afterFiveWrongCodesOfTwentyTheRightOneIsWorthNothing() {
        UUID challenge = signIn.challenge(phone);
        String code = signIn.codeOf(challenge);
        for (int i = 0; i < 20; i++) {
            assertThat(signIn.redeem(device, challenge, other(code)).code()).isEqualTo("sign-in-refused");
        }
        assertThat(signIn.redeem(device, challenge, code).code()).isEqualTo("sign-in-refused");
    }

    @Test
    void faultsNameTheField() {
        assertFault(api.post(null, "/v1/auth/otp", "{}"), "missing-field", "phone");
        assertFault(api.post(null, "/v1/auth/otp", "{\"phone\": \"12\"}"), "invalid-value", "phone");
        assertFault(
                api.post(null, "/v1/auth/otp", "{\"phone\": \"" + phone + "\", \"language\": \"xx\"}"),
                "invalid-value",
                "language");
        String id = UUID.randomUUID().toString();
        assertFault(signIn.redeem(device, Map.of("challengeId", id)), "missing-field", "code");
        assertFault(signIn.redeem(device, Map.of("code", "000000")), "missing-field", "challengeId");
        assertFault(signIn.redeem(device, Map.of("challengeId", id, "code", "12345")), "invalid-value", "code");
        assertFault(
                signIn.redeem(device, Map.of("challengeId", id, "code", "000000", "role", "operator")),
                "invalid-value",
                "role");
    }

    @Test
    void nobodyBecomesWhatTheyAreNotEnrolledIn() {
        UUID challenge = signIn.challenge(phone);
        var body = Map.of("challengeId", challenge.toString(), "code", signIn.codeOf(challenge), "role", "asha");
        assertThat(signIn.redeem(device, body).status()).isEqualTo(403);
        assertThat(signIn.redeem(device, Map.of("role", "citizen", "personId", "1", "code", "000000"))
                        .code())
                .isEqualTo("unknown-field");
    }

    @Test
    void withoutAProofNobodySignsIn() {
        UUID challenge = signIn.challenge(phone);
        String body = "{\"challengeId\": \"%s\", \"code\": \"%s\"}".formatted(challenge, signIn.codeOf(challenge));
        var answer = api.post(null, "/v1/auth/token", body);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("dpop-proof-missing");
        assertThat(answer.header("WWW-Authenticate")).startsWith("DPoP error=\"invalid_dpop_proof\"");
        String elsewhere = device.proof("POST", api.url("/v1/auth/refresh"), null);
        assertThat(api.post(null, "/v1/auth/token", body, "DPoP", elsewhere).code())
                .isEqualTo("dpop-wrong-target");
        String proof = device.proof("POST", api.url("/v1/auth/token"), null);
        assertThat(api.post(null, "/v1/auth/token", body, "DPoP", proof).status())
                .isEqualTo(200);
        assertThat(api.post(null, "/v1/auth/token", body, "DPoP", proof).code()).isEqualTo("dpop-replayed");
    }

    @Test
    void theMessageCanBeReadOnALocalPlatformByPhone() {
        UUID id = UUID.randomUUID();
        messages.keep(id, PhoneNumber.parse(phone).orElseThrow(), "hi", "a synthetic message");
        var operator = org.sahay.api.TestPeople.a(org.sahay.workflows.identity.Role.OPERATOR);
        var answer = api.get(operator, "/v1/dev/messages?to=" + phone.replace("+", "%2B"));
        var message = answer.json().at("/items/0");
        assertThat(message.get("challengeId").asString()).isEqualTo(id.toString());
        assertThat(message.get("text").asString()).isEqualTo("a synthetic message");
        assertThat(message.get("kind").asString()).isEqualTo("SIGN_IN_CODE");
        assertThat(message.has("complaintId")).isFalse();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void neitherPhoneNorCodeNorTokenIsLoggedOrKeptInPlain(CapturedOutput output) {
        UUID challenge = signIn.challenge(phone);
        String code = signIn.codeOf(challenge);
        var me = TestSignIn.signedIn(device, signIn.redeem(device, challenge, code));
        assertThat(output.getAll())
                .doesNotContain(phone.substring(3))
                .doesNotContain(me.access())
                .doesNotContain(me.refresh())
                .doesNotContain("\"" + code + "\"");
        for (String table : jdbc.sql("SELECT table_schema || '.' || table_name FROM information_schema.tables"
                        + " WHERE table_schema IN ('sahay', 'vault')")
                .query(String.class)
                .list()) {
            assertThat(jdbc.sql("SELECT count(*) FROM " + table + " t WHERE t::text LIKE ? OR t::text LIKE ?")
                            .param("%" + phone.substring(3) + "%")
                            .param("%" + me.refresh() + "%")
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    private static void assertFault(Answer answer, String code, String field) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.field()).isEqualTo(field);
    }

    private static String other(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    private static Map<String, String> bodyWithoutId(Answer answer) {
        var fields = new java.util.TreeMap<String, String>();
        answer.json()
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString("")));
        fields.remove("requestId");
        return fields;
    }
}
