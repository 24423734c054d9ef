package org.sahay.faults.oracle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whoever behaves is answered, and about as soon among attackers as without them: by the median of several rounds, each with a
 * quiet while just before the attack.
 */
public final class Unharmed {
    private static final int MOST = 2;
    private static final double PERCENTILE = 0.99;

    private Unharmed() {}

    /**
     * Requests of a while.
     *
     * @param times of those that were answered as they should be
     * @param failures what became of the others
     */
    public record Measured(List<Duration> times, List<String> failures) {
        public Measured {
            times = times.stream().sorted().toList();
            failures = List.copyOf(failures);
        }

        /** A day when nobody was answered. */
        public Duration p99() {
            return times.isEmpty() ? Duration.ofDays(1) : times.get((int) Math.ceil(times.size() * PERCENTILE) - 1);
        }
    }

    /** @param quiet just before the attack */
    public record Round(Measured quiet, Measured attacked) {}

    /**
     * @param floor what a busy machine may add to any request; up to it nothing is compared
     */
    public static List<String> violations(List<Round> rounds, Duration floor) {
        var found = new ArrayList<String>();
        for (Round round : rounds) {
            round.quiet().failures().forEach(failure -> found.add("without an attack: " + failure));
            round.attacked().failures().forEach(failure -> found.add("in the attack: " + failure));
        }
        Duration quiet =
                median(rounds.stream().map(round -> round.quiet().p99()).toList());
        Duration attacked =
                median(rounds.stream().map(round -> round.attacked().p99()).toList());
        if (attacked.compareTo(floor) > 0 && attacked.compareTo(quiet.multipliedBy(MOST)) >= 0) {
            found.add("p99 is %d ms in the attack and %d ms without".formatted(attacked.toMillis(), quiet.toMillis()));
        }
        return found;
    }

    /** Of an even number the lower one of the two in the middle. */
    public static Duration median(List<Duration> some) {
        return some.stream().sorted(Comparator.naturalOrder()).toList().get((some.size() - 1) / 2);
    }
}
