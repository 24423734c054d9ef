package org.sahay.api.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sahay.api.ratelimit.RateLimitProperties.Other;
import org.sahay.store.ratelimit.Rate;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockHttpServletRequest;

class RateLimitTableTest {
    @Test
    void everyOperationIsLimited() {
        assertThat(RateLimit.of("fileComplaint", false)).containsExactly(RateLimit.FILING, RateLimit.FILING_ATTEMPTS);
        assertThat(RateLimit.of("somethingNew", true)).containsExactly(RateLimit.READING);
        assertThat(RateLimit.of("somethingNew", false)).containsExactly(RateLimit.WRITING);
    }

    @Test
    void filingIsByPersonAndOpenWithoutRedis() {
        for (RateLimit limit : RateLimit.of("fileComplaint", false)) {
            assertThat(limit.whose()).isEqualTo(Whose.PERSON);
            assertThat(limit.isClosedWithoutRedis()).isFalse();
        }
        assertThat(RateLimit.FILING.rate().window()).isLessThanOrEqualTo(Duration.ofDays(1));
    }

    @Test
    void theReadmeHasTheTable() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../README.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        for (RateLimit limit : RateLimit.values()) {
            String row = rows.stream()
                    .filter(line -> line.startsWith("| `" + limit.code() + "` |"))
                    .findFirst()
                    .orElseThrow();
            assertThat(row)
                    .contains("| " + limit.rate().requests() + " ")
                    .contains(limit.isClosedWithoutRedis() ? "closed: 503" : "| open |");
        }
    }

    @Test
    void settingsReplaceARateInPartOrWhole() {
        var rates = new RateLimitProperties(
                        Map.of("code-phone", new Other(7L, null), "filing", new Other(null, Duration.ofHours(12))))
                .rates();
        assertThat(rates.get(RateLimit.CODE_PHONE)).isEqualTo(new Rate(7, Duration.ofHours(1)));
        assertThat(rates.get(RateLimit.FILING)).isEqualTo(new Rate(60, Duration.ofHours(12)));
        assertThat(rates.get(RateLimit.READING)).isEqualTo(RateLimit.READING.rate());
    }

    @Test
    void settingsAreNamedAsTheLimits() {
        var settings = new MapConfigurationPropertySource(
                Map.of("sahay.rate-limits.code-phone.requests", "9", "sahay.rate-limits.code-phone.window", "2h"));
        assertThat(new Binder(settings)
                        .bind("sahay", RateLimitProperties.class)
                        .get()
                        .rates())
                .containsEntry(RateLimit.CODE_PHONE, new Rate(9, Duration.ofHours(2)));
    }

    @Test
    void settingsThatCannotBeMeantAreRefused() {
        assertThatIsRefused("code-fone", new Other(7L, null), "no limit sahay.rate-limits.code-fone");
        assertThatIsRefused("reading", new Other(0L, null), "one request or more");
        assertThatIsRefused("reading", new Other(null, Duration.ofMillis(1_500)), "whole seconds");
    }

    @Test
    void noSettingKeepsACitizenFromFilingForMoreThanADay() {
        assertThatIsRefused("filing", new Other(1L, Duration.ofDays(2)), "must let one request through");
        assertThat(new RateLimitProperties(Map.of("filing", new Other(2L, Duration.ofDays(2)))).rates())
                .containsKey(RateLimit.FILING);
    }

    @Test
    void oneClientHasOneAddress() {
        assertThat(address("203.0.113.7")).isEqualTo("cb007107").isNotEqualTo(address("203.0.113.8"));
        assertThat(address("2001:db8:1:2:3:4:5:6")).isEqualTo(address("2001:db8:1:2::9"));
        assertThat(address("2001:db8:1:2::9")).isNotEqualTo(address("2001:db8:1:3::9"));
        assertThat(address("unknown")).isEqualTo("unknown");
    }

    private static String address(String remote) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(remote);
        return ClientAddress.of(request);
    }

    private static void assertThatIsRefused(String code, Other other, String why) {
        assertThatThrownBy(() -> new RateLimitProperties(Map.of(code, other)).rates())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
