package org.sahay.store.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People are letters: "AB" is A and B. */
class DeviceScopeTest {
    /** Who was reached at one call after the other, and what a device is told that was told a version. */
    @ParameterizedTest
    @CsvSource({
        // calls,     told, version, present, came, gone
        "'',          0,    0,       '',      '',   ''",
        "A,           0,    1,       A,       A,    ''",
        "A A A,       0,    1,       A,       A,    ''",
        "A AB,        1,    2,       AB,      B,    ''",
        "AB A,        1,    2,       A,       '',   B",
        "AB A,        2,    2,       A,       '',   ''",
        "AB A,        0,    2,       A,       A,    B",
        "AB C,        1,    2,       C,       C,    AB",
        "AB A AB,     1,    3,       AB,      B,    ''",
        "AB A AB,     2,    3,       AB,      B,    ''",
        "AB A AB,     3,    3,       AB,      '',   ''",
        "AB A AB A,   1,    4,       A,       '',   B",
        "AB A AB A,   3,    4,       A,       '',   B",
        "AB - A,      1,    3,       A,       A,    B",
        "AB -,        1,    2,       '',      '',   AB",
    })
    void aDeviceIsToldWhoCameAndWhoWent(
            String calls, long told, long version, String present, String came, String gone) {
        DeviceScope scope = DeviceScope.NOBODY;
        for (String reached : calls.split(" ")) {
            scope = scope.with(people(reached));
        }
        assertThat(scope.version()).isEqualTo(version);
        assertThat(scope.present()).containsExactlyInAnyOrderElementsOf(people(present));
        assertThat(scope.entered(told, version)).containsExactlyInAnyOrderElementsOf(people(came));
        assertThat(scope.goneSince(told)).containsExactlyInAnyOrderElementsOf(people(gone));
    }

    @Test
    void whoCameLaterThanIsAskedForIsLeftOut() {
        DeviceScope scope =
                DeviceScope.NOBODY.with(people("A")).with(people("AB")).with(people("ABC"));
        assertThat(scope.entered(1, 2)).containsExactlyElementsOf(people("B"));
    }

    @Test
    void onlyWhatChangedIsWritten() {
        DeviceScope before = DeviceScope.NOBODY.with(people("AB"));
        DeviceScope after = before.with(people("BC"));
        assertThat(after.changedFrom(before))
                .extracting(DeviceScope.Member::subject)
                .containsExactlyInAnyOrderElementsOf(people("AC"));
        assertThat(after.with(people("BC"))).isEqualTo(after);
    }

    /** A device that does as it is told, from whatever call on that it heard, has exactly whom its owner reaches. */
    @RepeatedTest(20)
    void whateverAnswersWereLostADeviceHasWhomItsOwnerReaches(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        DeviceScope scope = DeviceScope.NOBODY;
        Map<Long, Set<UUID>> deviceAt = new HashMap<>(Map.of(0L, Set.of()));
        var mayHave = new HashSet<UUID>();
        for (int call = 0; call < 30; call++) {
            Set<UUID> reached = people("ABCDEF"
                    .chars()
                    .filter(letter -> random.nextBoolean())
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining()));
            scope = scope.with(reached);
            mayHave.addAll(reached);
            for (long told : List.copyOf(deviceAt.keySet())) {
                var has = new HashSet<>(deviceAt.get(told));
                scope.goneSince(told).forEach(has::remove);
                has.addAll(scope.entered(told, scope.version()));
                assertThat(has).as("told " + told).isEqualTo(reached);
                assertThat(scope.goneSince(told)).noneMatch(reached::contains);
            }
            assertThat(mayHave).containsAll(scope.goneSince(0));
            if (random.nextInt(3) > 0) {
                deviceAt.put(scope.version(), reached);
            }
        }
    }

    private static Set<UUID> people(String letters) {
        return Arrays.stream(letters.split(""))
                .filter(letter -> letter.matches("[A-Z]"))
                .map(letter -> new UUID(0, letter.charAt(0)))
                .collect(Collectors.toSet());
    }
}
