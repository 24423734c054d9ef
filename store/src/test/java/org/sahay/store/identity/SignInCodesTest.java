package org.sahay.store.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.store.identity.IdentityFixture.OTHER_PHONE;
import static org.sahay.store.identity.IdentityFixture.PHONE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.database.TestDatabase;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.DataType;

@Tag("server")
class SignInCodesTest {
    @TempDir
    static Path state;

    private static TestDatabase database;
    private static IdentityFixture instance;
    private static SignInCodes codes;

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated();
        instance = new IdentityFixture(state, database, TestRedis.shared());
        codes = instance.get(SignInCodes.class);
    }

    @BeforeEach
    void empty() {
        TestRedis.shared();
    }

    @AfterAll
    static void close() {
        instance.close();
        database.close();
    }

    @Test
    void aCodeHasSixDigitsLivesFiveMinutesAndGivesThePhoneOnce() {
        Challenge challenge = codes.issue(PHONE, "hi");
        CodeToSend sent = instance.sentCode();
        assertThat(challenge.expiresAt()).isEqualTo(instance.clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(sent.code()).matches("[0-9]{6}");
        assertThat(sent.language()).isEqualTo("hi");
        assertThat(sent.challengeId()).isEqualTo(challenge.id());
        assertThat(codes.redeem(challenge.id(), sent.code())).contains(PHONE);
        assertThat(codes.redeem(challenge.id(), sent.code())).isEmpty();
    }

    @Test
    void theFifthTryMayStillBeRight() {
        Challenge challenge = codes.issue(PHONE, "en");
        String code = instance.sentCode().code();
        for (int tries = 1; tries <= 4; tries++) {
            assertThat(codes.redeem(challenge.id(), otherThan(code))).isEmpty();
        }
        assertThat(codes.redeem(challenge.id(), code)).contains(PHONE);
    }

    @Test
    void afterFiveWrongTriesTheRightCodeIsWorthNothing() {
        Challenge challenge = codes.issue(PHONE, "en");
        String code = instance.sentCode().code();
        for (int tries = 1; tries <= 5; tries++) {
            assertThat(codes.redeem(challenge.id(), otherThan(code))).isEmpty();
        }
        assertThat(codes.redeem(challenge.id(), code)).isEmpty();
    }

    @Test
    void aCodeIsWorthSomethingUntilTheMillisecondItExpires() {
        Challenge last = codes.issue(PHONE, "en");
        String code = instance.sentCode().code();
        Challenge late = codes.issue(PHONE, "en");
        String lateCode = instance.sentCode().code();
        instance.clock.forward(SignInCodes.LIFE.minusMillis(1));
        assertThat(codes.redeem(last.id(), code)).contains(PHONE);
        instance.clock.forward(Duration.ofMillis(1));
        assertThat(codes.redeem(late.id(), lateCode)).isEmpty();
    }

    @Test
    void aCodeOpensItsOwnChallengeAlone() {
        Challenge mine = codes.issue(PHONE, "en");
        String code = instance.sentCode().code();
        Challenge other = codes.issue(OTHER_PHONE, "en");
        String otherCode = instance.sentCode().code();
        assertThat(codes.redeem(UUID.randomUUID(), code)).isEmpty();
        assertThat(codes.redeem(other.id(), otherCode)).contains(OTHER_PHONE);
        assertThat(codes.redeem(mine.id(), code)).contains(PHONE);
    }

    @Test
    void ofTwentyCallersWithTheRightCodeOneGetsIn() throws Exception {
        Challenge challenge = codes.issue(PHONE, "en");
        String code = instance.sentCode().code();
        var answers = new ArrayList<Optional<PhoneNumber>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Optional<PhoneNumber>> call = () -> codes.redeem(challenge.id(), code);
            for (var answer : threads.invokeAll(Collections.nCopies(20, call))) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).hasSize(20).filteredOn(Optional::isPresent).containsExactly(Optional.of(PHONE));
    }

    @Test
    void aKnownAndAnUnknownPhoneTakeTheSameCommandsAndStatements() {
        instance.get(People.class).withPhone(PHONE);
        assertThat(instance.recorder.during(() -> codes.issue(PHONE, "en")))
                .isEqualTo(instance.recorder.during(() -> codes.issue(OTHER_PHONE, "en")))
                .singleElement()
                .asString()
                .startsWith("INSERT INTO audit_entry");
        assertThat(commandsOf(PHONE)).isEqualTo(commandsOf(OTHER_PHONE)).isNotEmpty();
    }

    @Test
    void redisHoldsNeitherPhoneNorCodeInTheClear() {
        Challenge challenge = codes.issue(PHONE, "ta");
        List<String> everything = everything();
        String code = instance.sentCode().code();
        assertThat(everything)
                .isNotEmpty()
                .anyMatch(text -> text.contains(challenge.id().toString()));
        assertThat(String.join("\n", everything))
                .doesNotContain(PHONE.e164().substring(3))
                .doesNotContain("9999900001".substring(0, 8));
        // six digits may stand in a ciphertext by chance, but not as a value of their own
        assertThat(everything).noneMatch(text -> text.equals(code) || text.endsWith(" " + code));
    }

    @Test
    void whatHoldsAPhoneOrACodePrintsNeither() {
        codes.issue(PHONE, "en");
        CodeToSend sent = instance.sentCode();
        assertThat(sent.toString()).doesNotContain(sent.code()).doesNotContain("99999");
        assertThat(PHONE.toString()).doesNotContain("99999");
    }

    /** Names and counts of the commands that one code costs. */
    private String commandsOf(PhoneNumber phone) {
        var connection = instance.redis().getRequiredConnectionFactory().getConnection();
        connection.serverCommands().resetConfigStats();
        codes.issue(phone, "en");
        var stats = connection.serverCommands().info("commandstats");
        connection.close();
        return stats.stringPropertyNames().stream()
                .filter(name -> !name.contains("info") && !name.contains("config"))
                .map(name -> name + " " + stats.getProperty(name).replaceAll(",.*", ""))
                .sorted()
                .toList()
                .toString();
    }

    private List<String> everything() {
        var redis = instance.redis();
        var texts = new ArrayList<String>();
        for (String key : redis.keys("*")) {
            texts.add(key);
            if (redis.type(key) == DataType.HASH) {
                redis.opsForHash().entries(key).forEach((name, value) -> texts.addAll(List.of(name + "", value + "")));
            } else if (redis.type(key) == DataType.STREAM) {
                redis.opsForStream()
                        .range(key, Range.unbounded())
                        .forEach(entry -> entry.getValue()
                                .forEach((name, value) -> texts.addAll(List.of(name + "", value + ""))));
            } else {
                texts.add(redis.opsForValue().get(key));
            }
        }
        return texts;
    }

    private static String otherThan(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }
}
