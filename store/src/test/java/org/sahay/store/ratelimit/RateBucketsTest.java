package org.sahay.store.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.complaint.StoreFixture;
import org.sahay.store.identity.ShortLivedStateUnavailableException;
import org.sahay.store.identity.TestRedis;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Two instances and one Redis, which is killed, silent or emptied. */
@Tag("server")
class RateBucketsTest {
    private static final Rate THREE_A_MINUTE = new Rate(3, Duration.ofMinutes(1));
    private static final Duration ABOUT_A_SECOND = Duration.ofMillis(1_500);

    @TempDir
    static Path state;

    private static TestRedis redis;
    private static StoreFixture one;
    private static StoreFixture two;

    private final Draw mine = draw("mine", THREE_A_MINUTE);

    @BeforeAll
    static void open() {
        redis = TestRedis.own();
        one = new StoreFixture(state, redis.applicationProperties());
        two = new StoreFixture(state, redis.applicationProperties());
    }

    @AfterEach
    void redisAnswersBoth() {
        for (StoreFixture instance : List.of(one, two)) {
            await().atMost(Duration.ofSeconds(10))
                    .ignoreExceptions()
                    .until(() -> taken(buckets(instance).take(List.of(draw("probe", THREE_A_MINUTE)))));
        }
    }

    @AfterAll
    static void close() {
        one.close();
        two.close();
        redis.close();
    }

    @Test
    void aBucketHoldsItsRateAndFillsEvenly() {
        for (int left = 2; left >= 0; left--) {
            Level level = take(one, mine);
            assertThat(level).isEqualTo(new Level(true, left, Duration.ofSeconds(20)));
        }
        assertThat(take(one, mine)).isEqualTo(new Level(false, 0, Duration.ofSeconds(20)));
        forward(Duration.ofSeconds(20).minusNanos(1));
        assertThat(take(one, mine)).isEqualTo(new Level(false, 0, Duration.ofNanos(1)));
        forward(Duration.ofNanos(1));
        assertThat(take(one, mine).enough()).isTrue();
        assertThat(take(one, mine).enough()).isFalse();
        forward(Duration.ofMinutes(1));
        assertThat(take(one, mine)).isEqualTo(new Level(true, 2, Duration.ofSeconds(20)));
    }

    @Test
    void largeRatesAreCountedAsWell() {
        Draw large = draw("large", new Rate(10_000_000, Duration.ofDays(1)));
        assertThat(take(one, large)).isEqualTo(new Level(true, 9_999_999, Duration.ofNanos(8_640_000)));
        forward(Duration.ofHours(20));
        assertThat(take(one, large).remaining()).isEqualTo(9_999_999);
    }

    @Test
    void twoInstancesDrawFromOneBucket() {
        assertThat(take(one, mine).remaining()).isEqualTo(2);
        assertThat(take(two, mine).remaining()).isEqualTo(1);
        assertThat(take(one, mine).remaining()).isZero();
        assertThat(take(two, mine).enough()).isFalse();
        assertThat(take(one, mine).enough()).isFalse();
    }

    @Test
    void noTwoRequestsTakeTheSame() throws Exception {
        Draw busy = draw("busy", new Rate(50, Duration.ofHours(1)));
        var taken = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 120)
                    .forEach(i -> threads.submit(() ->
                            take(i % 2 == 0 ? one : two, busy).enough() ? taken.incrementAndGet() : 0));
        }
        assertThat(taken).hasValue(50);
    }

    @Test
    void whomOneBucketRefusesTakesNothingFromAnother() {
        Draw everybodys = draw("everybodys", new Rate(10, Duration.ofMinutes(1)));
        for (int i = 0; i < 5; i++) {
            buckets(one).take(List.of(mine, everybodys));
        }
        List<Level> levels = buckets(one).take(List.of(mine, everybodys));
        assertThat(levels).extracting(Level::enough).containsExactly(false, true);
        assertThat(levels).extracting(Level::remaining).containsExactly(0L, 7L);
        assertThat(take(two, everybodys).remaining()).isEqualTo(6);
    }

    @Test
    void redisIsAskedOnceUnlessAnotherInstanceWasThereInBetween() {
        List<Draw> both = List.of(mine, draw("another", THREE_A_MINUTE));
        buckets(one).take(both);
        assertThat(questions(() -> buckets(one).take(both))).isEqualTo(1);
        assertThat(questions(() -> buckets(two).take(both))).isEqualTo(2);
        assertThat(questions(() -> buckets(two).take(both))).isEqualTo(1);
    }

    @Test
    void whatIsGivenBackIsThereAgainAndNoMoreThanTheRate() {
        take(one, mine);
        take(one, mine);
        buckets(two).giveBack(List.of(mine));
        assertThat(take(one, mine).remaining()).isEqualTo(1);
        for (int i = 0; i < 5; i++) {
            buckets(one).giveBack(List.of(mine));
        }
        assertThat(take(one, mine).remaining()).isEqualTo(2);
    }

    @Test
    void someAreTakenAndGivenBackInOneQuestionAsFarAsTheyGo() {
        Draw many = draw("many", new Rate(60, Duration.ofDays(1)));
        take(one, many);
        assertThat(questions(() ->
                        assertThat(buckets(one).takeSomeEvenAlone(many, 50)).isEqualTo(50)))
                .isEqualTo(1);
        assertThat(buckets(two).takeSomeEvenAlone(many, 50)).isEqualTo(9);
        assertThat(buckets(one).takeSomeEvenAlone(many, 50)).isZero();
        assertThat(questions(() -> buckets(one).giveBack(many, 20))).isEqualTo(1);
        assertThat(take(two, many).remaining()).isEqualTo(19);
        buckets(two).giveBack(many, 500);
        assertThat(take(one, many).remaining()).isEqualTo(59);
    }

    @Test
    void anotherRateIsAnotherBucket() {
        IntStream.range(0, 3).forEach(i -> take(one, mine));
        assertThat(take(one, mine).enough()).isFalse();
        Draw raised = new Draw(mine.limit(), mine.subject(), new Rate(4, Duration.ofMinutes(1)));
        assertThat(take(one, raised).remaining()).isEqualTo(3);
    }

    @Test
    void redisIsToldNobodysPhoneAndForgetsInTime() {
        String phone = "+919999900042";
        Draw draw = new Draw("phones", phone, new Rate(1, Duration.ofMillis(300)));
        take(one, draw);
        var template = one.get(StringRedisTemplate.class);
        Set<String> keys = template.keys("sahay:rate:phones:*");
        assertThat(keys).hasSize(1);
        for (String key : keys) {
            assertThat(key + template.opsForValue().get(key)).doesNotContain("9999900042");
        }
        assertThat(draw.toString()).doesNotContain("9999900042");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> template.keys("sahay:rate:phones:*").isEmpty());
    }

    @Test
    void withRedisKilledTheClosedAreRefusedAndTheOpenGoOnAlone() {
        take(one, mine);
        redis.kill();
        try {
            assertThatOnlyOpenOnesGoOn();
        } finally {
            redis.start();
        }
    }

    @Test
    void withRedisSilentTheClosedAreRefusedAndTheOpenGoOnAlone() {
        take(one, mine);
        redis.pause();
        try {
            assertThatOnlyOpenOnesGoOn();
        } finally {
            redis.resume();
        }
    }

    @Test
    void afterAFlushBucketsAreFull() {
        IntStream.range(0, 3).forEach(i -> take(one, mine));
        redis.flush();
        assertThat(take(one, mine).remaining()).isEqualTo(2);
        assertThat(take(two, mine).remaining()).isEqualTo(1);
    }

    /** One was taken while Redis was there. */
    private void assertThatOnlyOpenOnesGoOn() {
        assertThat(time(() -> assertThatThrownBy(() -> buckets(one).take(List.of(mine)))
                        .isInstanceOf(ShortLivedStateUnavailableException.class)))
                .isLessThan(ABOUT_A_SECOND);
        assertThat(time(() -> {
                    assertThat(alone(mine)).isEqualTo(new Level(true, 1, Duration.ofSeconds(20)));
                    assertThat(alone(mine).enough()).isTrue();
                    assertThat(alone(mine).enough()).isFalse();
                    buckets(one).giveBack(List.of(mine));
                    assertThat(alone(mine).enough()).isTrue();
                    for (int i = 0; i < 200; i++) {
                        assertThat(alone(draw("other", THREE_A_MINUTE)).remaining())
                                .isEqualTo(2);
                    }
                }))
                .isLessThan(Duration.ofSeconds(3));
    }

    private static long questions(Runnable work) {
        long before = scriptsRun();
        work.run();
        return scriptsRun() - before;
    }

    private static long scriptsRun() {
        Properties statistics = one.get(StringRedisTemplate.class).execute((RedisCallback<Properties>)
                redis -> redis.serverCommands().info("commandstats"));
        String calls = statistics.getProperty("cmdstat_evalsha", "calls=0,");
        return Long.parseLong(calls.substring("calls=".length(), calls.indexOf(',')));
    }

    private static Duration time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static Level alone(Draw draw) {
        return buckets(one).takeEvenAlone(List.of(draw)).getFirst();
    }

    private static Level take(StoreFixture instance, Draw draw) {
        return buckets(instance).take(List.of(draw)).getFirst();
    }

    private static boolean taken(List<Level> levels) {
        return levels.stream().allMatch(Level::enough);
    }

    private static RateBuckets buckets(StoreFixture instance) {
        return instance.get(RateBuckets.class);
    }

    private static Draw draw(String limit, Rate rate) {
        return new Draw(limit, UUID.randomUUID().toString(), rate);
    }

    private static void forward(Duration duration) {
        one.clock.forward(duration);
        two.clock.forward(duration);
    }
}
