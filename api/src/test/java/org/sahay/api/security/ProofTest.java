package org.sahay.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.identity.TestDevice;
import org.sahay.api.identity.TestSignIn;
import org.sahay.api.identity.TestSignIn.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;

/** Every way in which a proof fails to be the right one for a request, each with a code of its own. */
@ApiTest
class ProofTest {
    private static final String PATH = "/v1/complaint-categories";

    @Autowired
    TestApi api;

    @Autowired
    TestSignIn signIn;

    private SignedIn me;

    @BeforeEach
    void somebodySignedIn() {
        me = signIn.signIn();
    }

    static Stream<Arguments> wrongClaims() {
        return Stream.of(
                wrong("another method", "dpop-wrong-target", claims -> claims.claim("htm", "POST")),
                wrong("no method", "dpop-wrong-target", claims -> claims.claim("htm", null)),
                wrong("another path", "dpop-wrong-target", claims -> claims.claim("htu", "http://127.0.0.1/v1/other")),
                wrong(
                        "another host",
                        "dpop-wrong-target",
                        claims -> claims.claim("htu", "http://sahay.invalid" + PATH)),
                wrong("too old", "dpop-stale", claims -> claims.issueTime(in(Duration.ofSeconds(-62)))),
                wrong("too far ahead", "dpop-stale", claims -> claims.issueTime(in(Duration.ofSeconds(65)))),
                wrong("no time", "dpop-invalid", claims -> claims.issueTime(null)),
                wrong("a time that is none", "dpop-invalid", claims -> claims.claim("iat", "now")),
                wrong("no id", "dpop-invalid", claims -> claims.jwtID(null)),
                wrong("an empty id", "dpop-invalid", claims -> claims.jwtID("")),
                wrong("no token", "dpop-invalid", claims -> claims.claim("ath", null)),
                wrong("another token", "dpop-invalid", claims -> claims.claim("ath", "x".repeat(43))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongClaims")
    void aProofWithWrongClaimsIsRefused(String what, String code, Consumer<JWTClaimsSet.Builder> change) {
        String proof = me.device().proof("GET", api.url(PATH), me.access(), change);
        assertRefused(signIn.getWith(me.access(), proof, PATH), code, "invalid_dpop_proof");
    }

    @Test
    void aTimeWithinAMinuteIsRightEnough() {
        await().atMost(Duration.ofSeconds(10)) // Redis may have been away just before.
                .until(() -> statusOfProofFrom(-55) == 200);
        for (int seconds : new int[] {-55, -11, 11, 55}) {
            assertThat(statusOfProofFrom(seconds)).isEqualTo(200);
        }
    }

    private int statusOfProofFrom(int seconds) {
        String proof = me.device()
                .proof("GET", api.url(PATH), me.access(), claims -> claims.issueTime(in(Duration.ofSeconds(seconds))));
        return signIn.getWith(me.access(), proof, PATH).status();
    }

    @Test
    void aProofIsGoodOnce() {
        String proof = me.device().proof("GET", api.url(PATH), me.access());
        assertThat(signIn.getWith(me.access(), proof, PATH).status()).isEqualTo(200);
        assertRefused(signIn.getWith(me.access(), proof, PATH), "dpop-replayed", "invalid_dpop_proof");
    }

    @Test
    void theSameIdByAnotherKeyIsNoReplay() {
        var other = signIn.signIn();
        String id = UUID.randomUUID().toString();
        for (SignedIn who : new SignedIn[] {me, other}) {
            String proof = who.device().proof("GET", api.url(PATH), who.access(), claims -> claims.jwtID(id));
            assertThat(signIn.getWith(who.access(), proof, PATH).status()).isEqualTo(200);
        }
    }

    @Test
    void aTokenWithoutItsKeyIsWorthNothing() {
        var thief = TestDevice.another();
        String proof = thief.proof("GET", api.url(PATH), me.access());
        assertRefused(signIn.getWith(me.access(), proof, PATH), "dpop-key-mismatch", "invalid_token");
    }

    @Test
    void aBoundTokenWithoutAProofIsRefusedUnderEitherScheme() {
        assertRefused(
                api.get(null, PATH, "Authorization", "DPoP " + me.access()),
                "dpop-proof-missing",
                "invalid_dpop_proof");
        assertRefused(
                api.get(null, PATH, "Authorization", "Bearer " + me.access()),
                "dpop-proof-missing",
                "invalid_dpop_proof");
        String proof = me.device().proof("GET", api.url(PATH), me.access());
        assertRefused(
                api.get(null, PATH, "Authorization", "bearer " + me.access(), "DPoP", proof),
                "dpop-proof-missing",
                "invalid_dpop_proof");
    }

    @Test
    void twoProofsAreNone() {
        String one = me.device().proof("GET", api.url(PATH), me.access());
        String two = me.device().proof("GET", api.url(PATH), me.access());
        assertRefused(
                api.get(null, PATH, "Authorization", "DPoP " + me.access(), "DPoP", one, "DPoP", two),
                "dpop-invalid",
                "invalid_dpop_proof");
    }

    @Test
    void whatIsNoProofIsRefused() {
        String right = me.device().proof("GET", api.url(PATH), me.access());
        for (String proof :
                new String[] {"x", "x.y.z", me.access(), right + "x", right.substring(0, 300), "..", "{}"}) {
            assertRefused(signIn.getWith(me.access(), proof, PATH), "dpop-invalid", "invalid_dpop_proof");
        }
    }

    @Test
    void theQueryIsNoPartOfTheAddress() {
        assertThat(signIn.get(me, "/v1/complaints?view=mine").status()).isEqualTo(200);
    }

    @Test
    void anUnboundTokenIsNotMadeABoundOneByAProof() {
        String local = api.token(org.sahay.api.TestPeople.aCitizen());
        String proof = me.device().proof("GET", api.url(PATH), local);
        assertRefused(signIn.getWith(local, proof, PATH), "dpop-key-mismatch", "invalid_token");
    }

    @Test
    void aProofForReadingDoesNotEndASession() {
        String path = "/v1/sessions/" + UUID.randomUUID();
        String proof = me.device().proof("GET", api.url(path), me.access());
        var answer = api.send(api.request(null, path, "Authorization", "DPoP " + me.access(), "DPoP", proof)
                .method("DELETE", HttpRequest.BodyPublishers.noBody()));
        assertRefused(answer, "dpop-wrong-target", "invalid_dpop_proof");
    }

    @Test
    void withoutATokenBothSchemesAreOffered() {
        var answer = api.get(null, PATH);
        assertThat(answer.code()).isEqualTo("unauthenticated");
        assertThat(answer.response().headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer", "DPoP algs=\"ES256\"");
    }

    private static void assertRefused(Answer answer, String code, String error) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("DPoP error=\"" + error + "\", algs=\"ES256\"");
    }

    private static Arguments wrong(String what, String code, Consumer<JWTClaimsSet.Builder> change) {
        return Arguments.of(what, code, change);
    }

    private static Date in(Duration duration) {
        return Date.from(Instant.now().plus(duration));
    }
}
