package org.sahay.api.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.TestPeople;
import org.sahay.api.identity.TestDevice;
import org.sahay.api.identity.TestSignIn;
import org.sahay.store.identity.TestRedis;
import org.sahay.workflows.identity.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Every limit at its boundary, over HTTP and with small rates; then with Redis killed and emptied. */
@ApiTest
class RateLimitTest {
    private static final String COMPLAINT = """
            {"category": "STAFF_ABSENT", "description": "x", "language": "hi", "channel": "APP",
             "location": {"lgdState": 10, "lgdDistrict": 212, "lat": 25.6, "lon": 85.1}}
            """;
    private static final String CATEGORIES = "/v1/complaint-categories";

    @Autowired
    TestApi api;

    @Autowired
    TestSignIn signIn;

    @Autowired
    TestRedis redis;

    @Autowired
    TestRates rates;

    @Autowired
    StringRedisTemplate template;

    private final Actor citizen = TestPeople.aCitizen();
    private final TestDevice device = TestDevice.another();

    @BeforeEach
    void allBucketsAreFull() {
        redis.flush();
    }

    @AfterEach
    void noLimitIsReached() {
        rates.reset();
    }

    @Test
    void codesAreLimitedByPhone() {
        rates.set(RateLimit.CODE_PHONE, 2);
        String phone = TestSignIn.aPhone();
        assertThatGoesThrough(2, () -> signIn.requestCode(phone), "code-address");
        assertThatIsRefusedWithoutSayingWhy(signIn.requestCode(phone));
        assertThat(signIn.requestCode(TestSignIn.aPhone()).status()).isEqualTo(202);
    }

    @Test
    void theHeadersTellAStrangerNothingOfAPhone() {
        rates.set(RateLimit.CODE_PHONE, 2);
        String used = TestSignIn.aPhone();
        signIn.requestCode(used);
        var ofUsed = Told.by(signIn.requestCode(used));
        var ofAnother = Told.by(signIn.requestCode(TestSignIn.aPhone()));
        assertThat(ofUsed).containsOnlyKeys("code-address");
        assertThat(ofAnother).containsOnlyKeys("code-address");
    }

    @Test
    void codesAreLimitedByAddress() {
        rates.set(RateLimit.CODE_ADDRESS, 5);
        rates.set(RateLimit.CODE_PHONE, 2);
        assertThatGoesThrough(5, () -> signIn.requestCode(TestSignIn.aPhone()), "code-address");
        Answer refused = signIn.requestCode(TestSignIn.aPhone());
        assertThatIsRefused(refused, "code-address");
        assertThat(Told.by(refused)).containsOnlyKeys("code-address");
    }

    @Test
    void codesAreLimitedForThePlatformAndRefusedOnesCountForNothing() {
        rates.set(RateLimit.CODE_PLATFORM, 8);
        rates.set(RateLimit.CODE_PHONE, 2);
        String phone = TestSignIn.aPhone();
        IntStream.range(0, 12).forEach(i -> signIn.requestCode(phone));
        assertThatGoesThrough(6, () -> signIn.requestCode(TestSignIn.aPhone()), "code-address");
        assertThatIsRefusedWithoutSayingWhy(signIn.requestCode(TestSignIn.aPhone()));
    }

    @Test
    void guessesAreLimitedByChallengeAndByAddress() {
        rates.set(RateLimit.REDEEM_CHALLENGE, 3);
        rates.set(RateLimit.REDEEM_ADDRESS, 5);
        UUID challenge = UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            assertThat(signIn.redeem(device, challenge, "000000").code()).isEqualTo("sign-in-refused");
        }
        assertThatIsRefused(signIn.redeem(device, challenge, "000000"), "redeem-challenge");
        for (int i = 0; i < 2; i++) {
            assertThat(signIn.redeem(device, UUID.randomUUID(), "000000").status())
                    .isEqualTo(400);
        }
        assertThatIsRefused(signIn.redeem(device, UUID.randomUUID(), "000000"), "redeem-address");
    }

    @Test
    void refreshingIsLimitedByDeviceAndByAddress() {
        rates.set(RateLimit.REFRESH_DEVICE, 2);
        rates.set(RateLimit.REFRESH_ADDRESS, 3);
        for (int i = 0; i < 2; i++) {
            assertThat(signIn.refresh(device, "x").code()).isEqualTo("refresh-refused");
        }
        assertThatIsRefused(signIn.refresh(device, "x"), "refresh-device");
        assertThat(signIn.refresh(TestDevice.another(), "x").status()).isEqualTo(400);
        assertThatIsRefused(signIn.refresh(TestDevice.another(), "x"), "refresh-address");
    }

    @Test
    void documentsAreLimitedByAddress() {
        rates.set(RateLimit.DOCUMENTS, 3);
        assertThatGoesThrough(1, () -> api.get(null, "/oauth2/jwks"), "documents");
        assertThat(api.get(null, "/problems/not-found").status()).isEqualTo(200);
        assertThat(api.get(null, "/swagger-ui/index.html").status()).isEqualTo(200);
        assertThatIsRefused(api.get(null, "/oauth2/jwks"), "documents");
    }

    @Test
    void readsAndWritesAreLimitedByPerson() {
        rates.set(RateLimit.READING, 3);
        rates.set(RateLimit.WRITING, 3);
        assertThatGoesThrough(3, () -> api.get(citizen, CATEGORIES), "reading");
        assertThatIsRefused(api.get(citizen, "/v1/complaints?view=mine"), "reading");
        assertThat(api.get(TestPeople.aCitizen(), CATEGORIES).status()).isEqualTo(200);

        String anything = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            assertThat(api.act(citizen, anything, Map.of("type", "WITHDRAW")).status())
                    .isBetween(400, 422);
        }
        assertThatIsRefused(api.act(citizen, anything, Map.of("type", "WITHDRAW")), "writing");
    }

    @Test
    void onlyAcceptedComplaintsCountSoThatOneCanAlwaysBeFiled() {
        rates.set(RateLimit.FILING, 2);
        rates.set(RateLimit.DOCUMENTS, 3);
        rates.set(RateLimit.CODE_ADDRESS, 3);
        rates.set(RateLimit.READING, 1);
        IntStream.range(0, 6).forEach(i -> api.get(null, "/oauth2/jwks"));
        IntStream.range(0, 6).forEach(i -> signIn.requestCode(TestSignIn.aPhone()));
        for (int i = 0; i < 3; i++) {
            assertThat(api.file(citizen, "{}").status()).isEqualTo(422);
        }
        await().until(() -> Told.only(api.file(citizen, COMPLAINT), "filing").remaining() == 1);
        Answer second = api.file(citizen, COMPLAINT);
        assertThat(second.status()).isEqualTo(201);
        assertThat(Told.by(second)).containsOnlyKeys("filing", "filing-attempts");
        assertThat(Told.only(second, "filing")).isEqualTo(new Told(2, 86_400, 0, 43_200));
        Answer refused = api.file(citizen, COMPLAINT);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(api.file(TestPeople.aCitizen(), COMPLAINT).status()).isEqualTo(201);
    }

    @Test
    void theRefusalIsInTheCallersLanguage() {
        rates.set(RateLimit.READING, 3);
        IntStream.range(0, 3).forEach(i -> api.get(citizen, CATEGORIES));
        assertThat(api.get(citizen, CATEGORIES, "Accept-Language", "hi")
                        .json()
                        .get("title")
                        .asString())
                .isEqualTo("बहुत अधिक अनुरोध");
    }

    @Test
    void withRedisKilledSignInIsRefusedAndAllElseIsLimitedHere() {
        rates.set(RateLimit.READING, 3);
        redis.kill();
        try {
            assertThatOnlySignInIsRefused();
        } finally {
            redis.start();
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> signIn.requestCode(TestSignIn.aPhone()).status() == 202);
    }

    @Test
    void afterAFlushNothingIsRefusedThatNeedNotBe() {
        rates.set(RateLimit.READING, 3);
        assertThatGoesThrough(3, () -> api.get(citizen, CATEGORIES), "reading");
        redis.flush();
        assertThatGoesThrough(3, () -> api.get(citizen, CATEGORIES), "reading");
        assertThatIsRefused(api.get(citizen, CATEGORIES), "reading");
    }

    @Test
    void noKeySaysWhose() {
        String phone = TestSignIn.aPhone();
        signIn.requestCode(phone);
        signIn.redeem(device, UUID.randomUUID(), "000000");
        api.get(citizen, CATEGORIES);
        for (String key : template.keys("sahay:rate:*")) {
            assertThat(key + template.opsForValue().get(key))
                    .matches("sahay:rate:[a-z-]+:[0-9]+/[0-9]+:[A-Za-z0-9_-]{43}[A-Za-z0-9+/=]+")
                    .doesNotContain(phone.substring(1), "7f000001", citizen.id().toString());
        }
    }

    private void assertThatOnlySignInIsRefused() {
        long start = System.nanoTime();
        for (Answer refused :
                List.of(signIn.requestCode(TestSignIn.aPhone()), signIn.redeem(device, UUID.randomUUID(), "000000"))) {
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("sign-in-unavailable");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        }
        assertThatGoesThrough(3, () -> api.get(citizen, CATEGORIES), "reading");
        assertThatIsRefused(api.get(citizen, CATEGORIES), "reading");
        assertThat(api.file(citizen, COMPLAINT).status()).isEqualTo(201);
        assertThat(signIn.refresh(device, "x").code()).isEqualTo("refresh-refused");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    private static void assertThatGoesThrough(int times, Supplier<Answer> request, String limit) {
        for (int i = 0; i < times; i++) {
            Answer answer = request.get();
            assertThat(answer.status()).as(answer.response().body()).isBetween(200, 299);
            assertThat(Told.by(answer)).containsKey(limit);
        }
    }

    private static void assertThatIsRefusedWithoutSayingWhy(Answer answer) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("too-many-requests");
        assertThat(Long.parseLong(answer.header("Retry-After"))).isPositive();
        assertThat(Told.by(answer)).containsOnlyKeys("code-address");
    }

    private static void assertThatIsRefused(Answer answer, String limit) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("too-many-requests");
        Told told = Told.only(answer, limit);
        assertThat(told.remaining()).isZero();
        assertThat(told.untilMore()).isBetween(1L, told.window() / told.quota());
        assertThat(Long.parseLong(answer.header("Retry-After"))).isEqualTo(told.untilMore());
    }
}
