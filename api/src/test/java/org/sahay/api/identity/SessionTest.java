package org.sahay.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.TestPeople;
import org.sahay.api.identity.TestSignIn.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class SessionTest {
    @Autowired
    TestApi api;

    @Autowired
    TestSignIn signIn;

    private final String phone = TestSignIn.aPhone();

    @Test
    void myDevicesAreListedNewestFirst() {
        var first = signIn.signIn(phone, TestDevice.another());
        var second = signIn.signIn(phone, TestDevice.another());
        var items = signIn.get(second, "/v1/sessions").json().get("items");
        assertThat(items).hasSize(2);
        assertThat(items.get(0).get("current").asBoolean()).isTrue();
        assertThat(items.get(1).get("current").asBoolean()).isFalse();
        assertThat(items.get(1).get("id")).isEqualTo(current(first).get("id"));
        assertThat(items.get(0).get("role").asString()).isEqualTo("citizen");
    }

    @Test
    void aSessionThatIsEndedIsOverAtOnce() {
        var lost = signIn.signIn(phone, TestDevice.another());
        var mine = signIn.signIn(phone, TestDevice.another());
        assertThat(signIn.get(lost, "/v1/sessions").status()).isEqualTo(200);
        String path = "/v1/sessions/" + current(lost).get("id").asString();

        assertThat(signIn.delete(mine, path).status()).isEqualTo(204);
        var refused = signIn.get(lost, "/v1/sessions");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("session-ended");
        assertThat(refused.header("WWW-Authenticate")).startsWith("DPoP error=\"invalid_token\"");
        assertRefreshRefused(signIn.refresh(lost.device(), lost.refresh()));
        assertThat(signIn.delete(mine, path).status()).isEqualTo(404);
        assertThat(signIn.get(mine, "/v1/sessions").status()).isEqualTo(200);
    }

    @Test
    void anothersSessionIsNoneOfMine() {
        var mine = signIn.signIn();
        var others = signIn.signIn();
        String path = "/v1/sessions/" + current(others).get("id").asString();
        assertThat(signIn.delete(mine, path).status()).isEqualTo(404);
        assertThat(signIn.get(others, "/v1/sessions").status()).isEqualTo(200);
    }

    @Test
    void aRefreshedTokenIsOfTheSameSession() {
        var before = signIn.signIn();
        var after = TestSignIn.signedIn(before.device(), signIn.refresh(before.device(), before.refresh()));
        assertThat(after.refresh()).isNotEqualTo(before.refresh());
        assertThat(current(after).get("id")).isEqualTo(current(before).get("id"));
        assertThat(signIn.get(after, "/v1/sessions").json().get("items")).hasSize(1);
    }

    @Test
    void theSameDeviceGetsALostAnswerAgain() {
        var before = signIn.signIn();
        var first = TestSignIn.signedIn(before.device(), signIn.refresh(before.device(), before.refresh()));
        var again = TestSignIn.signedIn(before.device(), signIn.refresh(before.device(), before.refresh()));
        assertThat(again.refresh()).isEqualTo(first.refresh());
        assertThat(signIn.get(again, "/v1/sessions").status()).isEqualTo(200);
    }

    @Test
    void aRefreshTokenIsWorthNothingToAnotherDevice() {
        var mine = signIn.signIn();
        assertRefreshRefused(signIn.refresh(TestDevice.another(), mine.refresh()));
        assertThat(signIn.get(mine, "/v1/sessions").status()).isEqualTo(200);
        assertThat(signIn.refresh(mine.device(), mine.refresh()).status()).isEqualTo(200);
    }

    @Test
    void aRefreshTokenThatComesBackFromAnotherDeviceEndsTheSession() {
        var mine = signIn.signIn();
        var after = TestSignIn.signedIn(mine.device(), signIn.refresh(mine.device(), mine.refresh()));
        assertRefreshRefused(signIn.refresh(TestDevice.another(), mine.refresh()));
        assertThat(signIn.get(after, "/v1/sessions").code()).isEqualTo("session-ended");
        assertRefreshRefused(signIn.refresh(after.device(), after.refresh()));
    }

    @Test
    void aRefreshTokenThatIsNoneIsRefused() {
        for (String token : new String[] {"x", "é", "a".repeat(5000)}) {
            assertRefreshRefused(signIn.refresh(TestDevice.another(), token));
        }
    }

    @Test
    void theCommandLinesTokensHaveNoSessions() {
        var answer = api.get(TestPeople.aCitizen(), "/v1/sessions");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("items")).isEmpty();
    }

    private JsonNode current(SignedIn who) {
        return signIn.get(who, "/v1/sessions")
                .json()
                .get("items")
                .valueStream()
                .filter(session -> session.get("current").asBoolean())
                .findFirst()
                .orElseThrow();
    }

    private static void assertRefreshRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("refresh-refused");
    }
}
