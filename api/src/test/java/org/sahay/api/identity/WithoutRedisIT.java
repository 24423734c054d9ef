package org.sahay.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.identity.TestSignIn.SignedIn;
import org.sahay.store.identity.TestRedis;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes on while Redis is down, and what is refused: nothing is an accident. */
@ApiTest
class WithoutRedisIT {
    private static final String PATH = "/v1/complaint-categories";

    @Autowired
    TestApi api;

    @Autowired
    TestSignIn signIn;

    @Autowired
    TestRedis redis;

    private SignedIn me;
    private SignedIn mineElsewhere;
    private UUID challenge;
    private String code;

    @BeforeEach
    void redisIsKilledWhileSomebodyIsSignedIn() {
        String phone = TestSignIn.aPhone();
        me = signIn.signIn(phone, TestDevice.another());
        mineElsewhere = signIn.signIn(phone, TestDevice.another());
        challenge = signIn.challenge(phone);
        code = signIn.codeOf(challenge);
        redis.kill();
    }

    @AfterEach
    void redisIsBack() {
        redis.start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> signIn.requestCode(TestSignIn.aPhone()).status() == 202);
    }

    @Test
    void signingInIsRefusedForTheTimeBeing() {
        for (Answer refused :
                new Answer[] {signIn.requestCode(TestSignIn.aPhone()), signIn.redeem(me.device(), challenge, code)}) {
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("sign-in-unavailable");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        }
    }

    @Test
    void whoeverIsSignedInGoesOn() {
        for (int i = 0; i < 3; i++) {
            assertThat(signIn.get(me, PATH).status()).isEqualTo(200);
        }
        assertThat(signIn.get(me, "/v1/sessions").json().get("items")).hasSize(2);
        var after = TestSignIn.signedIn(me.device(), signIn.refresh(me.device(), me.refresh()));
        assertThat(signIn.get(after, PATH).status()).isEqualTo(200);
    }

    @Test
    void aProofIsStillGoodOnceAndOnlyForTenSeconds() {
        String proof = me.device().proof("GET", api.url(PATH), me.access());
        assertThat(signIn.getWith(me.access(), proof, PATH).status()).isEqualTo(200);
        assertThat(signIn.getWith(me.access(), proof, PATH).code()).isEqualTo("dpop-replayed");
        for (int seconds : new int[] {-15, 15}) {
            var answer = signIn.getWith(me.access(), proofOf(seconds), PATH);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("dpop-stale");
        }
        assertThat(signIn.getWith(me.access(), proofOf(-5), PATH).status()).isEqualTo(200);
    }

    @Test
    void aSessionIsEndedAtOnceFromTheDatabase() {
        String id = signIn.get(mineElsewhere, "/v1/sessions")
                .json()
                .get("items")
                .valueStream()
                .filter(session -> session.get("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
        assertThat(signIn.delete(me, "/v1/sessions/" + id).status()).isEqualTo(204);
        assertThat(signIn.get(mineElsewhere, PATH).code()).isEqualTo("session-ended");
        assertThat(signIn.get(me, PATH).status()).isEqualTo(200);
    }

    @Test
    void whatIsWrongIsStillWrongAndNothingIsAnAccident() {
        for (Answer answer : new Answer[] {
            signIn.getWith(me.access(), "x", PATH),
            signIn.getWith(me.access(), TestDevice.another().proof("GET", api.url(PATH), me.access()), PATH),
            api.get(null, PATH, "Authorization", "DPoP x", "DPoP", "x"),
            signIn.redeem(me.device(), Map.of("code", "1")),
            signIn.refresh(me.device(), "x"),
            api.post(null, "/v1/auth/otp", "{}")
        }) {
            assertThat(answer.status()).isBetween(400, 499);
        }
    }

    private String proofOf(int seconds) {
        return me.device()
                .proof(
                        "GET",
                        api.url(PATH),
                        me.access(),
                        claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(seconds))));
    }
}
