package org.sahay.store.wellness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sahay.store.complaint.StoreFixture;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Readings on a real PostgreSQL, written with the role that applications have. */
@Tag("server")
class ReadingsTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final String HOURS_OF_READINGS = """
            SELECT subject, metric, date_trunc('hour', measured_at, 'Asia/Kolkata') AS hour, key_id, min(value) AS lowest,
                   max(value) AS highest, sum(value) AS total, count(*) AS readings
            FROM wellness_reading GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
            """;
    private static final String HOURS = """
            SELECT subject, metric, hour, key_id, lowest, highest, total, readings
            FROM wellness_hour ORDER BY 1, 2, 3, 4
            """;

    @TempDir
    Path state;

    private StoreFixture store;
    private JdbcClient superuser;

    @BeforeEach
    void open() {
        store = new StoreFixture(state);
        superuser = store.database.jdbc();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void howeverOftenTheyComeInWhateverOrderAndWithWhateverOthersTheyAreCountedOnce(long seed) {
        var random = new Random(seed);
        List<Reading> all = readings(random, 200);
        int added = 0;
        for (int time = 0; time < 3; time++) {
            var sent = new ArrayList<>(all);
            Collections.shuffle(sent, random);
            for (int from = 0; from < sent.size(); ) {
                int to = Math.min(sent.size(), from + 1 + random.nextInt(40));
                added += keep(sent.subList(from, to)).size();
                from = to;
            }
        }
        assertThat(added).isEqualTo(all.size());
        theHoursAreTheSumOfTheReadings(all);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void manyWritersAtOnceCountThemOnceAndNeverWaitInACircle(long seed) throws Exception {
        List<Reading> all = readings(new Random(seed), 300);
        try (var writers = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> work = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(writer -> () -> keptInParts(all, new Random(seed * 31 + writer)))
                    .toList();
            int added = 0;
            for (Future<Integer> one : writers.invokeAll(work)) {
                added += one.get();
            }
            assertThat(added).isEqualTo(all.size());
        }
        theHoursAreTheSumOfTheReadings(all);
    }

    private int keptInParts(List<Reading> all, Random random) {
        var mine = new ArrayList<>(all);
        Collections.shuffle(mine, random);
        int added = 0;
        for (int from = 0; from < mine.size(); from += 60) {
            added += keep(mine.subList(from, Math.min(mine.size(), from + 60))).size();
        }
        return added;
    }

    @Test
    void whatIsRolledBackIsCountedNowhere() {
        store.get(TransactionTemplate.class).executeWithoutResult(status -> {
            store.get(Readings.class).keepAll(readings(new Random(7), 20));
            status.setRollbackOnly();
        });
        assertThat(rows(HOURS)).isEmpty();
        assertThat(count("wellness_subject")).isZero();
    }

    @Test
    void outsideATransactionNothingIsKept() {
        assertThatIllegalStateException()
                .isThrownBy(() -> store.get(Readings.class).keepAll(readings(new Random(7), 2)));
    }

    @Test
    void twoReadingsOfOneEventWithTheSameMetricAreTwo() {
        UUID event = UUID.randomUUID();
        UUID subject = UUID.randomUUID();
        var first = new Reading(event, 0, subject, 1, "heart_rate", new BigDecimal("70"), START);
        var second = new Reading(event, 1, subject, 1, "heart_rate", new BigDecimal("70"), START);
        assertThat(keep(List.of(first, second, first))).containsExactlyInAnyOrder(first, second);
        assertThat(keep(List.of(second))).isEmpty();
    }

    @Test
    void theApplicationAddsReadingsAndChangesNothingElse() {
        keep(readings(new Random(7), 2));
        for (String forbidden : List.of(
                "UPDATE wellness_reading SET value = 1",
                "DELETE FROM wellness_reading",
                "DELETE FROM wellness_reading_default",
                "UPDATE wellness_hour SET total = 1",
                "INSERT INTO wellness_hour SELECT * FROM wellness_hour",
                "DELETE FROM wellness_hour",
                "DELETE FROM wellness_subject",
                "DELETE FROM wellness_flag",
                "UPDATE wellness_horizon SET kept_from = now()")) {
            assertThatThrownBy(() -> store.jdbc().sql(forbidden).update())
                    .as(forbidden)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aMonthThatIsMadeTakesWhatWasKeptWithoutOne() {
        store.clock.set(Instant.now());
        Instant now = store.clock.instant();
        keep(List.of(reading(now), reading(now.minus(Duration.ofDays(40))), reading(now.minus(Duration.ofDays(9000)))));
        assertThat(count("wellness_reading_default")).isEqualTo(3);
        int made = 0;
        while (inTransaction(store.get(ReadingPartitions.class)::makeNext) > 0) {
            made++;
        }
        assertThat(made).isEqualTo(ReadingPartitions.MONTHS_BEHIND + 1 + ReadingPartitions.MONTHS_AHEAD);
        assertThat(count("wellness_reading_default")).as("of long ago").isOne();
        assertThat(count("wellness_reading")).isEqualTo(3);
        keep(List.of(reading(now)));
        assertThat(count("wellness_reading_default")).isOne();
        assertThat(rows(HOURS)).isEqualTo(rows(HOURS_OF_READINGS));
    }

    @Test
    void retentionOnlyTellsUntilItMayDeleteAndThenTheHoursStay() {
        store.clock.set(Instant.now());
        Instant now = store.clock.instant();
        var old = reading(now.minus(Duration.ofDays(1200)));
        superuser
                .sql("SELECT wellness_make_partition(:month)")
                .param(
                        "month",
                        old.measuredAt().atOffset(java.time.ZoneOffset.UTC).toLocalDate())
                .query(Boolean.class)
                .single();
        var ancient = reading(now.minus(Duration.ofDays(9000)));
        var recent = reading(now.minus(Duration.ofDays(10)));
        keep(List.of(old, ancient, recent));
        List<String> hours = rows(HOURS);

        assertThat(inTransaction(retention(true)::retire)).isZero();
        assertThat(count("wellness_reading")).isEqualTo(3);

        assertThat(inTransaction(retention(false)::retire)).as("the month").isOne();
        assertThat(inTransaction(retention(false)::retire)).as("of the default").isOne();
        assertThat(inTransaction(retention(false)::retire)).isZero();
        assertThat(count("wellness_reading")).isOne();
        assertThat(rows(HOURS)).isEqualTo(hours);

        assertThat(keep(List.of(old, ancient, recent)))
                .as("what was deleted and comes again")
                .isEmpty();
        assertThat(rows(HOURS)).isEqualTo(hours);
    }

    @Test
    void nothingOfTheLastYearIsEverDeleted() {
        assertThatThrownBy(() -> store.jdbc()
                        .sql("SELECT wellness_retire(now() - interval '364 days', false)")
                        .query(Long.class)
                        .single())
                .rootCause()
                .hasMessageContaining("Readings of the last year are kept");
        assertThatThrownBy(() -> new WellnessProperties.Retention(Duration.ofDays(366), true))
                .hasMessageContaining("sahay.wellness.retention.keep");
    }

    private ReadingRetention retention(boolean dryRun) {
        return new ReadingRetention(
                store.jdbc(), store.clock, new WellnessProperties.Retention(Duration.ofDays(1096), dryRun));
    }

    private int inTransaction(java.util.function.IntSupplier part) {
        return store.get(TransactionTemplate.class).execute(status -> part.getAsInt());
    }

    private List<Reading> keep(List<Reading> readings) {
        return store.get(TransactionTemplate.class)
                .execute(status -> store.get(Readings.class).keepAll(readings));
    }

    /** Against a model in memory and against the readings as they are kept. */
    private void theHoursAreTheSumOfTheReadings(List<Reading> all) {
        assertThat(rows(HOURS)).isEqualTo(rows(HOURS_OF_READINGS));
        var model = all.stream()
                .collect(Collectors.groupingBy(
                        reading -> reading.subject() + " " + reading.metric() + " "
                                + BucketWidth.HOUR.floor(reading.measuredAt()),
                        TreeMap::new,
                        Collectors.reducing(BigDecimal.ZERO, Reading::value, BigDecimal::add)));
        var kept = new TreeMap<String, BigDecimal>();
        superuser.sql("SELECT subject, metric, hour, total FROM wellness_hour").query(row -> {
            Instant hour = row.getObject("hour", java.time.OffsetDateTime.class).toInstant();
            kept.put(row.getString("subject") + " " + row.getString("metric") + " " + hour, row.getBigDecimal("total"));
        });
        assertThat(kept).isEqualTo(model);
    }

    private List<String> rows(String sql) {
        return superuser.sql(sql).query((row, number) -> row(row)).list();
    }

    private static String row(java.sql.ResultSet row) throws java.sql.SQLException {
        var text = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            text.append(row.getString(i)).append(' ');
        }
        return text.toString();
    }

    private int count(String table) {
        return superuser
                .sql("SELECT count(*) FROM " + table)
                .query(Integer.class)
                .single();
    }

    private static Reading reading(Instant at) {
        return new Reading(UUID.randomUUID(), 0, UUID.randomUUID(), 1, "heart_rate", new BigDecimal("71"), at);
    }

    /** Of few people in few hours, so that many fall together; some outside of what most people have. */
    private static List<Reading> readings(Random random, int count) {
        List<UUID> subjects =
                List.of(new UUID(random.nextLong(), 1), new UUID(random.nextLong(), 2), new UUID(random.nextLong(), 3));
        return IntStream.range(0, count)
                .mapToObj(n -> new Reading(
                        new UUID(random.nextLong(), n),
                        random.nextInt(3),
                        subjects.get(random.nextInt(subjects.size())),
                        1,
                        random.nextBoolean() ? "systolic" : "heart_rate",
                        BigDecimal.valueOf(500 + random.nextInt(1000), 1),
                        START.plusSeconds(random.nextInt(6 * 3600))))
                .toList();
    }

    private static long seedOf(Random random) {
        return random.nextLong();
    }
}
