package org.sahay.store.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.store.identity.ProfileField.IDENTIFIERS;
import static org.sahay.store.identity.ProfileField.LANGUAGE;
import static org.sahay.store.identity.ProfileField.NAME;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sahay.store.identity.ProfileTurns.Applied;
import org.sahay.store.identity.ProfileTurns.Edit;
import org.sahay.store.identity.ProfileTurns.Outcome;

class ProfileTurnsTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            7, -, true
            7, 0, true
            7, 7, true
            7, 8, false
            0, 0, true
            0, 1, false
            """)
    void anEditWaitsForTheVersionItWasMadeOn(long version, @Nullable Long base, boolean isApplied) {
        Edit edit = edit(1, base, 0, NAME);
        Outcome outcome = decide(version, edit);
        assertThat(outcome.applied().containsKey(edit.id())).isEqualTo(isApplied);
        assertThat(outcome.version()).isEqualTo(isApplied ? version + 1 : version);
        assertThat(outcome.won().containsKey(NAME)).isEqualTo(isApplied);
    }

    @Test
    void aChainIsAppliedInItsOrderOnceItsFirstIsThere() {
        Edit first = edit(1, 7L, 1, NAME);
        Edit second = edit(2, 8L, 2, NAME);
        Edit third = edit(3, 9L, 3, NAME);
        assertThat(decide(7, third, second).applied()).isEmpty();
        Outcome outcome = decide(7, third, first, second);
        assertThat(outcome.applied().keySet()).containsExactly(first.id(), second.id(), third.id());
        assertThat(outcome.applied().values()).extracting(Applied::version).containsExactly(8L, 9L, 10L);
        assertThat(outcome.won()).containsExactly(Map.entry(NAME, third));
    }

    @Test
    void oneThatLosesCountsTheVersionUpToo() {
        Outcome outcome = ProfileTurns.decide(
                7, Map.of(NAME, place(9, 9, -1)), List.of(edit(1, 7L, 1, NAME), edit(2, 8L, 2, LANGUAGE)), e -> false);
        assertThat(outcome.version()).isEqualTo(9);
        assertThat(outcome.won()).containsOnlyKeys(LANGUAGE);
    }

    @Test
    void whatHasWaitedLongEnoughIsForcedAndLetsOthersGoTheirWay() {
        Edit overdue = edit(1, 9L, 1, NAME);
        Edit after = edit(2, 8L, 2, LANGUAGE);
        Edit far = edit(3, 20L, 3, IDENTIFIERS);
        Outcome outcome = ProfileTurns.decide(7, Map.of(), List.of(far, after, overdue), e -> e.equals(overdue));
        assertThat(outcome.applied())
                .containsExactly(
                        Map.entry(overdue.id(), new Applied(8, true)), Map.entry(after.id(), new Applied(9, false)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, false",
        "-86400, -86400, false",
        "299, 299, false",
        "300, 300, false",
        "301, 0, true",
        "99999, 0, true"
    })
    void aClockThatIsTooFarAheadCountsFromWhenTheEditCame(long ahead, long counts, boolean isAhead) {
        Instant clientTime = NOON.plusSeconds(ahead);
        assertThat(EditPlace.of(clientTime, NOON, null, new UUID(0, 1)).at()).isEqualTo(NOON.plusSeconds(counts));
        assertThat(EditPlace.isAhead(clientTime, NOON)).isEqualTo(isAhead);
    }

    @Test
    void theLaterWinsThenTheOneMadeOnMoreThenOneOfTheTwoEverywhere() {
        assertThat(place(1, 1, 0)).isLessThan(place(0, 2, -1));
        assertThat(place(9, 1, 3)).isLessThan(place(0, 1, 4));
        assertThat(place(1, 1, 3)).isLessThan(place(2, 1, 3));
    }

    /** Devices that edit one profile: in any order, any split, and again, what they sent makes the same profile. */
    @RepeatedTest(50)
    void whateverTheOrderTheSameEditsMakeTheSameProfile(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        List<Edit> edits = editsOfDevices(random);
        Map<ProfileField, UUID> model = new EnumMap<>(ProfileField.class);
        for (ProfileField field : ProfileField.values()) {
            edits.stream()
                    .filter(edit -> edit.fields().contains(field))
                    .max((one, other) -> one.place().compareTo(other.place()))
                    .ifPresent(edit -> model.put(field, edit.id()));
        }
        for (int round = 0; round < 4; round++) {
            List<Edit> sent = new ArrayList<>(edits);
            edits.forEach(edit -> sent.addAll(Collections.nCopies(random.nextInt(3), edit)));
            Collections.shuffle(sent, random);
            var server = new Server();
            for (int from = 0; from < sent.size(); ) {
                int to = Math.min(sent.size(), from + random.nextInt(1, 6));
                server.receive(sent.subList(from, to));
                from = to;
            }
            assertThat(server.inForce).isEqualTo(model);
            assertThat(server.version).isEqualTo(edits.size());
            assertThat(server.held).isEmpty();
        }
    }

    /** Each begins with the profile as it was when it was there, and counts on from it. */
    private static List<Edit> editsOfDevices(Random random) {
        var edits = new ArrayList<Edit>();
        for (int device = random.nextInt(1, 5); device > 0; device--) {
            long base = random.nextInt(edits.size() + 1);
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                Set<ProfileField> fields =
                        EnumSet.of(ProfileField.values()[random.nextInt(ProfileField.values().length)]);
                fields.add(ProfileField.values()[random.nextInt(ProfileField.values().length)]);
                edits.add(new Edit(
                        new UUID(7, edits.size()),
                        base,
                        new EditPlace(NOON.plusSeconds(random.nextInt(8)), base, new UUID(0, random.nextLong())),
                        fields));
                base++;
            }
        }
        return edits;
    }

    /** What the database does between decisions. */
    private static final class Server {
        private final Map<UUID, Edit> held = new HashMap<>();
        private final Set<UUID> known = new HashSet<>();
        private final Map<ProfileField, EditPlace> standing = new EnumMap<>(ProfileField.class);
        private final Map<ProfileField, UUID> inForce = new EnumMap<>(ProfileField.class);
        private long version;

        void receive(List<Edit> batch) {
            batch.stream().filter(edit -> known.add(edit.id())).forEach(edit -> held.put(edit.id(), edit));
            Outcome outcome = ProfileTurns.decide(version, standing, held.values(), edit -> false);
            version = outcome.version();
            held.keySet().removeAll(outcome.applied().keySet());
            outcome.won().forEach((field, edit) -> {
                standing.put(field, edit.place());
                inForce.put(field, edit.id());
            });
        }
    }

    private static Outcome decide(long version, Edit... edits) {
        return ProfileTurns.decide(version, Map.of(), List.of(edits), edit -> false);
    }

    private static Edit edit(int id, @Nullable Long base, int minutes, ProfileField... fields) {
        return new Edit(new UUID(0, id), base, place(id, minutes, base == null ? -1 : base), Set.of(fields));
    }

    private static EditPlace place(int id, int minutes, long base) {
        return new EditPlace(NOON.plus(Duration.ofMinutes(minutes)), base, new UUID(0, id));
    }
}
