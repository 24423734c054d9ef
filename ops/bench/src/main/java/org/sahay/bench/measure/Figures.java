package org.sahay.bench.measure;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What rounds found, for people. */
public final class Figures {
    private static final String ROW = "  %-28s %22s %22s %20s";

    private Figures() {}

    /** One figure of every round. */
    public static Spread over(List<Round> rounds, Function<Round, Double> figure) {
        return Spread.of(rounds.stream().map(figure).toList());
    }

    /** As in {@code 0.62 (0.55 to 0.71)}. */
    public static String text(Spread spread, int digits) {
        var number = "%." + digits + "f";
        return (number + " (" + number + " to " + number + ")").formatted(spread.median(), spread.min(), spread.max());
    }

    /** A row of a table: a name, both sides, and one to the other. */
    public static String row(String name, String ours, String peer, String ratio) {
        return ROW.formatted(name, ours, peer, ratio);
    }

    /** CPU-seconds per 1,000 operations of one side, each process with the median of the rounds. */
    public static String cpu(List<Round> rounds, Function<Round, Sample> side) {
        return side.apply(rounds.getFirst()).cpuSecondsPer1000().keySet().stream()
                .map(process -> "%s %.2f"
                        .formatted(
                                process,
                                over(
                                                rounds,
                                                round -> side.apply(round)
                                                        .cpuSecondsPer1000()
                                                        .getOrDefault(process, 0.0))
                                        .median()))
                .collect(joining(", "));
    }

    /** Tells whoever reads a table that load and what it measures share a machine. */
    public static String sharing() {
        return "The load generator shares %d cores with what it measures; its own CPU is listed."
                .formatted(Runtime.getRuntime().availableProcessors());
    }

    /** The control probe of each round, in their order. */
    public static String probes(Stream<Round> rounds) {
        return rounds.map(round -> "%.0f".formatted(round.fsyncPerSecond())).collect(joining(" "));
    }

    /** Why the first operation of all that was not acknowledged was not. */
    public static Optional<String> firstFailure(Stream<Round> rounds) {
        return rounds.flatMap(
                        round -> Stream.of(round.ours().run(), round.peer().run()))
                .map(Run::firstFailure)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
