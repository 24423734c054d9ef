package org.sahay.store.wellness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.complaint.StoreFixture;
import org.sahay.store.vault.RowSeals;
import org.sahay.store.vault.SealedBytes;
import org.sahay.store.vault.Vault;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody has to look at, and what becomes of readings when a data key is destroyed. */
@Tag("server")
class FlagsAndErasureTest {
    private static final Instant T = Instant.parse("2026-11-02T04:00:00Z");
    private static final UUID SOMEBODY = UUID.randomUUID();

    @TempDir
    Path state;

    private StoreFixture store;

    @BeforeEach
    void open() {
        store = new StoreFixture(state);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aReadingOutsideOfItsRangeRaisesAFlagAndOneAtItsEndDoesNot() {
        keep(
                reading(SOMEBODY, 1, "systolic", "139", T),
                reading(SOMEBODY, 1, "systolic", "90", T),
                reading(SOMEBODY, 1, "body_weight", "240", T));
        assertThat(open(SOMEBODY)).isEmpty();
        keep(reading(SOMEBODY, 1, "systolic", "139.1", T));
        assertThat(open(SOMEBODY))
                .extracting(Flag::metric, Flag::value, Flag::readings)
                .containsExactly(tuple("systolic", new BigDecimal("139.1000"), 1));
    }

    @Test
    void oneFlagIsOpenAndTellsTheNewestReadingAndHowManyThereWere() {
        var late = reading(SOMEBODY, 1, "systolic", "160", T);
        keep(late);
        keep(late, reading(SOMEBODY, 1, "systolic", "150", T.minusSeconds(60)));
        keep(late);
        Flag flag = open(SOMEBODY).getFirst();
        assertThat(flag.readings()).isEqualTo(2);
        assertThat(flag.value()).isEqualByComparingTo("160");
        assertThat(flag.measuredAt()).isEqualTo(T);
        assertThat(open(UUID.randomUUID())).isEmpty();

        UUID asha = UUID.randomUUID();
        var flags = store.get(Flags.class);
        assertThat(flags.acknowledge(flag.id(), asha))
                .get()
                .extracting(Flag::state, Flag::acknowledgedBy, Flag::acknowledgedAt)
                .containsExactly(Flag.State.ACKNOWLEDGED, asha, store.clock.instant());
        store.clock.forward(Duration.ofHours(1));
        assertThat(flags.acknowledge(flag.id(), UUID.randomUUID()).orElseThrow().acknowledgedBy())
                .as("the first who did")
                .isEqualTo(asha);
        keep(reading(SOMEBODY, 1, "systolic", "170", T));
        assertThat(open(SOMEBODY)).hasSize(1).doesNotContain(flag);
        assertThat(flags.list(List.of(SOMEBODY), Flag.State.ACKNOWLEDGED, null, 9))
                .hasSize(1);
    }

    @Test
    void flagsAreListedPageByPageWithoutAGap() {
        List<UUID> people =
                IntStream.range(0, 7).mapToObj(n -> UUID.randomUUID()).toList();
        for (UUID person : people) {
            keep(reading(person, 1, "systolic", "180", T), reading(person, 1, "diastolic", "120", T));
            store.clock.forward(Duration.ofMillis(people.indexOf(person) % 2));
        }
        var seen = new java.util.ArrayList<Flag>();
        Flag.Place after = null;
        for (List<Flag> page = page(people, after); !page.isEmpty(); page = page(people, after)) {
            seen.addAll(page);
            after = page.getLast().place();
        }
        assertThat(seen).hasSize(14).doesNotHaveDuplicates();
        assertThat(seen)
                .extracting(Flag::raisedAt)
                .isSortedAccordingTo(
                        java.util.Comparator.<Instant>naturalOrder().reversed());
    }

    private List<Flag> page(List<UUID> people, Flag.Place after) {
        return store.get(Flags.class).list(people, Flag.State.OPEN, after, 3);
    }

    @Test
    void whenADataKeyIsDestroyedTheReadingsGoAndThoseOfOthersAndOfANewKeyStay() {
        UUID other = UUID.randomUUID();
        int first = keyOf(SOMEBODY);
        keep(reading(SOMEBODY, first, "systolic", "180", T), reading(other, keyOf(other), "systolic", "180", T));
        erase();
        assertThat(rows(SOMEBODY)).isEqualTo("1 1 1 1");

        store.get(Vault.class).destroyKey(SOMEBODY);
        int second = keyOf(SOMEBODY);
        keep(reading(SOMEBODY, second, "heart_rate", "70", T.plusSeconds(7200)));
        erase();
        assertThat(rows(SOMEBODY)).as("of the new key").isEqualTo("1 1 0 1");
        assertThat(rows(other)).isEqualTo("1 1 1 1");

        keep(reading(SOMEBODY, first, "systolic", "180", T));
        assertThat(rows(SOMEBODY)).as("one that was on its way").isEqualTo("2 2 1 2");
        erase();
        assertThat(rows(SOMEBODY)).isEqualTo("1 1 0 1");
    }

    @Test
    void whenNoKeyIsThereAtAllNothingIsDeleted() {
        for (int n = 0; n < ReadingErasure.DOUBTFUL; n++) {
            keep(reading(UUID.randomUUID(), n, "heart_rate", "70", T));
        }
        keep(reading(SOMEBODY, 1, "heart_rate", "70", T));
        assertThatIllegalStateException().isThrownBy(this::erase).withMessageContaining("sahay.vault.keys.url");
        assertThat(rows(SOMEBODY)).isEqualTo("1 1 0 1");
    }

    private void erase() {
        var erasure = store.get(ReadingErasure.class);
        int looked;
        do {
            looked = store.get(TransactionTemplate.class).execute(status -> erasure.eraseSome());
        } while (looked > 0);
    }

    /** Of the key that the subject's events are sealed with now. */
    private int keyOf(UUID subject) {
        var place = new RowSeals.Place(SealedBytes.SYNC_EVENT, UUID.randomUUID(), subject);
        return store.get(RowSeals.class)
                .sealAll(List.of(new RowSeals.Plain(place, new byte[] {1})))
                .getFirst()
                .keyId();
    }

    /** How many readings, hours, flags and keys there are of somebody. */
    private String rows(UUID subject) {
        return store.database
                .jdbc()
                .sql("""
                        SELECT concat_ws(' ', (SELECT count(*) FROM wellness_reading WHERE subject = :subject),
                                         (SELECT count(*) FROM wellness_hour WHERE subject = :subject),
                                         (SELECT count(*) FROM wellness_flag WHERE subject = :subject),
                                         (SELECT count(*) FROM wellness_subject WHERE subject = :subject))
                        """)
                .param("subject", subject)
                .query(String.class)
                .single();
    }

    private List<Flag> open(UUID subject) {
        return store.get(Flags.class).list(List.of(subject), Flag.State.OPEN, null, 9);
    }

    private void keep(Reading... readings) {
        store.get(TransactionTemplate.class)
                .executeWithoutResult(status -> store.get(Readings.class).keepAll(List.of(readings)));
    }

    private static Reading reading(UUID subject, int key, String metric, String value, Instant at) {
        return new Reading(UUID.randomUUID(), 0, subject, key, metric, new BigDecimal(value), at);
    }
}
