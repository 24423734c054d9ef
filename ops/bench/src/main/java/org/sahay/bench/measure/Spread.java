package org.sahay.bench.measure;

import java.util.Collection;

/** One figure over all rounds. */
public record Spread(double median, double min, double max) {
    /** @throws IllegalArgumentException when there is no round */
    public static Spread of(Collection<Double> rounds) {
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("No rounds, no spread");
        }
        var sorted = rounds.stream().sorted().toList();
        var upper = sorted.get(sorted.size() / 2);
        var lower = sorted.get((sorted.size() - 1) / 2);
        return new Spread((lower + upper) / 2, sorted.getFirst(), sorted.getLast());
    }
}
