package org.sahay.faults.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sahay.faults.load.Answer;
import org.sahay.faults.oracle.RedisAway.Asked;
import org.sahay.faults.oracle.RedisAway.Outage;
import org.sahay.faults.oracle.RedisAway.Said;

/** Content with what is right, and names what was planted. */
class RedisAwayTest {
    private static final Outage OUTAGE = new Outage(95, 100, 200, 300);
    private static final Answer DENIED = answer(503, "2", "{\"code\":\"sign-in-unavailable\"}");

    @Test
    void withoutRedisSignInIsDeniedAndEverythingElseGoesOn() {
        assertThat(violations()).isEmpty();
        assertThat(violations(said(Asked.CODE, 10, 20, answer(202)), said(Asked.CODE, 310, 320, answer(202))))
                .isEmpty();
    }

    @Test
    void aCodeWithoutRedisIsNamed() {
        assertThat(violations(said(Asked.CODE, 110, 120, answer(202))))
                .singleElement()
                .asString()
                .startsWith("CODE without Redis was answered 202");
    }

    @Test
    void aDenialThatDoesNotSayWhenToAskAgainIsNamed() {
        for (String retryAfter : new String[] {null, "0", "soon"}) {
            assertThat(violations(said(Asked.CODE, 110, 120, answer(503, retryAfter, DENIED.body()))))
                    .hasSize(1);
        }
        assertThat(violations(said(Asked.CODE, 110, 120, answer(503, "2", "{\"code\":\"overloaded\"}"))))
                .hasSize(1);
    }

    @Test
    void aDenialIsRightOnlyAroundTheOutage() {
        assertThat(violations(said(Asked.CODE, 90, 96, DENIED), said(Asked.CODE, 190, 290, DENIED)))
                .isEmpty();
        for (Said apart : List.of(said(Asked.CODE, 80, 90, DENIED), said(Asked.CODE, 310, 320, DENIED))) {
            assertThat(violations(apart)).containsExactly("1 of 1 were denied although Redis was there");
        }
        assertThat(RedisAway.violations(List.of(said(Asked.CODE, 10, 20, DENIED)), Outage.none()))
                .contains("1 of 1 were denied although Redis was there");
    }

    @Test
    void aRedisThatIsLateOnceInTenTimesIsAllRight() {
        var some = new ArrayList<>(Collections.nCopies(9, said(Asked.CODE, 10, 20, answer(202))));
        some.add(said(Asked.CODE, 80, 90, DENIED));
        assertThat(violations(some.toArray(Said[]::new))).isEmpty();
        some.add(said(Asked.CODE, 80, 90, DENIED));
        assertThat(violations(some.toArray(Said[]::new))).hasSize(1);
    }

    @Test
    void whoeverElseIsDeniedOrUnansweredIsNamed() {
        for (Answer answer : List.of(DENIED, answer(500), answer(0), answer(401))) {
            assertThat(violations(said(Asked.READING, 110, 120, answer))).hasSize(1);
            assertThat(violations(said(Asked.FILING, 10, 20, answer))).hasSize(1);
        }
    }

    @Test
    void aSessionThatComesBackAndAProofThatIsGoodTwiceAreNamed() {
        assertThat(violations(said(Asked.READING_IN_AN_ENDED_SESSION, 310, 320, answer(200))))
                .hasSize(1);
        assertThat(violations(said(Asked.READING_WITH_A_USED_PROOF, 110, 120, answer(200))))
                .hasSize(1);
    }

    @Test
    void anOutageInWhichNobodyAskedTellsNothing() {
        var before = said(Asked.READING, 10, 20, answer(200));
        assertThat(RedisAway.violations(List.of(before), OUTAGE)).contains("nobody asked for READING in the meantime");
        assertThat(RedisAway.violations(List.of(before), Outage.none()))
                .doesNotContain("nobody asked for READING in the meantime")
                .contains("nobody asked for CODE in the meantime");
    }

    /** Of these beside all that is right in the outage. */
    private static List<String> violations(Said... planted) {
        var said = new ArrayList<>(List.of(
                said(Asked.FILING, 110, 120, answer(201)),
                said(Asked.READING, 110, 120, answer(200)),
                said(Asked.CODE, 110, 120, DENIED),
                said(Asked.REDEMPTION_OF_AN_UNKNOWN_CODE, 110, 120, DENIED),
                said(Asked.READING_IN_AN_ENDED_SESSION, 110, 120, answer(401)),
                said(Asked.READING_WITH_A_USED_PROOF, 110, 120, answer(401))));
        said.addAll(List.of(planted));
        return RedisAway.violations(said, OUTAGE);
    }

    private static Said said(Asked asked, long sentAt, long answeredAt, Answer answer) {
        return new Said(asked, sentAt, answeredAt, answer);
    }

    private static Answer answer(int status) {
        return answer(status, null, "");
    }

    private static Answer answer(int status, @Nullable String retryAfter, String body) {
        return new Answer(status, retryAfter, body, Duration.ofMillis(5));
    }
}
