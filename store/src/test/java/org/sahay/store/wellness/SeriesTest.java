package org.sahay.store.wellness;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sahay.store.complaint.StoreFixture;
import org.springframework.transaction.support.TransactionTemplate;

/** India's clock is five and a half hours ahead of UTC, always. */
class SeriesTest {
    @ParameterizedTest
    @CsvSource({
        "HOUR, 2026-11-02T04:29:59.999999Z, 2026-11-02T03:30:00Z, 2026-11-02T04:30:00Z",
        "HOUR, 2026-11-02T04:30:00Z,        2026-11-02T04:30:00Z, 2026-11-02T04:30:00Z",
        "DAY,  2026-11-02T18:29:59.999999Z, 2026-11-01T18:30:00Z, 2026-11-02T18:30:00Z",
        "DAY,  2026-11-02T18:30:00Z,        2026-11-02T18:30:00Z, 2026-11-02T18:30:00Z",
        "DAY,  2028-02-29T00:00:00Z,        2028-02-28T18:30:00Z, 2028-02-29T18:30:00Z",
        "WEEK, 2026-11-01T18:29:59.999999Z, 2026-10-25T18:30:00Z, 2026-11-01T18:30:00Z",
        "WEEK, 2026-11-01T18:30:00Z,        2026-11-01T18:30:00Z, 2026-11-01T18:30:00Z",
        "WEEK, 2027-01-01T00:00:00Z,        2026-12-27T18:30:00Z, 2027-01-03T18:30:00Z",
        "DAY,  2026-03-29T01:30:00Z,        2026-03-28T18:30:00Z, 2026-03-29T18:30:00Z"
    })
    void bucketsBeginAsIndiaCountsThem(BucketWidth width, Instant instant, Instant floor, Instant ceiling) {
        assertThat(width.floor(instant)).isEqualTo(floor);
        assertThat(width.ceiling(instant)).isEqualTo(ceiling);
    }

    @Tag("server")
    @ParameterizedTest
    @CsvSource({
        "HOUR, '2026-11-01T17:30:00Z 60 60 60.0000 1, 2026-11-01T18:30:00Z 70 100 83.3333 3, 2026-11-02T18:30:00Z 90 90 90.0000 1'",
        "DAY,  '2026-10-31T18:30:00Z 60 60 60.0000 1, 2026-11-01T18:30:00Z 70 100 83.3333 3, 2026-11-02T18:30:00Z 90 90 90.0000 1'",
        "WEEK, '2026-10-25T18:30:00Z 60 60 60.0000 1, 2026-11-01T18:30:00Z 70 100 85.0000 4'"
    })
    void theDatabaseCountsThemThere(BucketWidth width, String expected, @TempDir Path state) {
        try (var store = new StoreFixture(state)) {
            UUID subject = UUID.randomUUID();
            Instant midnight = Instant.parse("2026-11-01T18:30:00Z");
            keep(
                    store,
                    reading(subject, "60", midnight.minusNanos(1000)),
                    reading(subject, "70", midnight),
                    reading(subject, "80", midnight.plusSeconds(1800)),
                    reading(subject, "100", midnight.plusSeconds(3599)),
                    reading(subject, "90", midnight.plusSeconds(24 * 3600)),
                    reading(UUID.randomUUID(), "55", midnight));
            List<Bucket> buckets = store.get(Series.class)
                    .of(
                            subject,
                            "heart_rate",
                            width,
                            width.floor(midnight.minusSeconds(1)),
                            width.ceiling(midnight.plusSeconds(25 * 3600)));
            assertThat(buckets.stream().map(SeriesTest::shown)).containsExactly(expected.split(", "));
            assertThat(buckets)
                    .allSatisfy(
                            bucket -> assertThat(width.floor(bucket.start())).isEqualTo(bucket.start()));
        }
    }

    @Test
    void whatIsFinerThanTheGrainIsRounded() {
        var reading = new Reading(
                UUID.randomUUID(),
                0,
                UUID.randomUUID(),
                1,
                "heart_rate",
                new BigDecimal("71.00005"),
                Instant.parse("2026-11-02T04:30:00.000000999Z"));
        assertThat(reading.value()).isEqualTo(new BigDecimal("71.0000"));
        assertThat(reading.measuredAt()).isEqualTo(Instant.parse("2026-11-02T04:30:00Z"));
    }

    private static String shown(Bucket bucket) {
        return Stream.of(
                        bucket.start().toString(),
                        bucket.lowest().stripTrailingZeros().toPlainString(),
                        bucket.highest().stripTrailingZeros().toPlainString(),
                        bucket.mean().toPlainString(),
                        Long.toString(bucket.readings()))
                .reduce((left, right) -> left + " " + right)
                .orElseThrow();
    }

    private static void keep(StoreFixture store, Reading... readings) {
        store.get(TransactionTemplate.class)
                .executeWithoutResult(status -> store.get(Readings.class).keepAll(List.of(readings)));
    }

    private static Reading reading(UUID subject, String value, Instant at) {
        return new Reading(UUID.randomUUID(), 0, subject, 1, "heart_rate", new BigDecimal(value), at);
    }
}
