package org.sahay.workers.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.database.TestDatabase;
import org.sahay.store.identity.PhoneNumber;
import org.sahay.store.identity.SignInCodes;
import org.sahay.store.identity.SignInMessage;
import org.sahay.store.identity.SignInMessages;
import org.sahay.store.identity.TestRedis;
import org.sahay.workers.WorkersApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as it is started, with neither Temporal nor Kafka. */
@Tag("server")
@ExtendWith(OutputCaptureExtension.class)
class SignInTaskTest {
    private static final String DIGITS = "9999900001"; // synthetic
    private static final PhoneNumber PHONE = PhoneNumber.parse(DIGITS).orElseThrow();

    @TempDir
    Path state;

    private TestDatabase database;
    private TestRedis redis;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated();
        redis = TestRedis.own();
    }

    @AfterEach
    void close() {
        database.close();
        redis.close();
    }

    @Test
    void codesReachTheTableOfThePhoneWithoutTemporalAndAgainAfterRedisWasAwayAndNoLogTellsThem(CapturedOutput output) {
        try (var application = start()) {
            var codes = application.getBean(SignInCodes.class);
            var messages = application.getBean(SignInMessages.class);
            var challenge = codes.issue(PHONE, "en");
            String first = textNumber(messages, 1);
            assertThat(first).contains("SAHAY").contains("5 minutes").contains("Never share");
            assertThat(codes.redeem(challenge.id(), code(first))).contains(PHONE);

            redis.kill();
            await().until(() -> output.getAll().contains("Redis does not answer"));
            redis.start();
            await().ignoreExceptions().until(() -> codes.issue(PHONE, "hi").id() != null);
            String second = textNumber(messages, 2);
            assertThat(second).contains("साइन इन");

            assertThat(output.getAll()).contains("Sign-in message").doesNotContain(DIGITS);
            assertThat(output.getAll()).doesNotContain(code(first)).doesNotContain(code(second));
        }
    }

    private static String textNumber(SignInMessages messages, int number) {
        await().atMost(Duration.ofSeconds(10)).until(() -> messages.to(PHONE).size() >= number);
        return messages.to(PHONE).stream().map(SignInMessage::text).toList().get(number - 1);
    }

    private static String code(String text) {
        return text.replaceAll(".*?\\b(\\d{6})\\b.*", "$1");
    }

    private ConfigurableApplicationContext start() {
        var all = new ArrayList<>(List.of(
                "server.port=0",
                "sahay.state-dir=" + state,
                "sahay.temporal.target=127.0.0.1:1",
                "spring.kafka.bootstrap-servers=127.0.0.1:1",
                "logging.level.org.sahay=debug",
                "logging.level.org.apache.kafka=off"));
        all.addAll(Arrays.asList(database.applicationProperties()));
        all.addAll(Arrays.asList(redis.applicationProperties()));
        return new SpringApplicationBuilder(WorkersApplication.class)
                .properties("spring.config.name=workers")
                .profiles("local")
                .run(all.stream().map(property -> "--" + property).toArray(String[]::new));
    }
}
