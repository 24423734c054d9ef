package org.sahay.bench.measure;

import static org.sahay.bench.measure.Figures.over;
import static org.sahay.bench.measure.Figures.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Two sides that were measured in turn: first as fast as they can, then both under the same open load.
 *
 * @param offeredPerSecond the rate of the open load on both
 * @param top the rounds at the top rate
 * @param open the rounds under the open load
 */
public record SideBySide(double offeredPerSecond, List<Round> top, List<Round> open) {
    private static final double SHARE = 0.6;

    public SideBySide {
        top = List.copyOf(top);
        open = List.copyOf(open);
    }

    /** The rate of the open load: 60 % of our top rate. */
    public static double offered(List<Round> top) {
        return offered(over(top, round -> round.ours().run().perSecond()).median());
    }

    /** The rate of an open load: 60 % of a top rate. */
    public static double offered(double topRate) {
        return SHARE * topRate;
    }

    /** Of the top rates. */
    public Spread ratio() {
        return over(top, Round::rateRatio);
    }

    /** Our top rate. */
    public Spread oursPerSecond() {
        return over(top, round -> round.ours().run().perSecond());
    }

    /** The peer's top rate. */
    public Spread peerPerSecond() {
        return over(top, round -> round.peer().run().perSecond());
    }

    /** Ours under the open load, milliseconds. */
    public Spread ours(Function<Latency, Double> figure) {
        return over(open, round -> figure.apply(round.ours().run().latency()));
    }

    /** The peer's under the open load, milliseconds. */
    public Spread peer(Function<Latency, Double> figure) {
        return over(open, round -> figure.apply(round.peer().run().latency()));
    }

    public Stream<Round> rounds() {
        return Stream.concat(top.stream(), open.stream());
    }

    /** Operations of either side that were not answered as they should be. */
    public long failures() {
        return rounds().mapToLong(Round::failures).sum();
    }

    /**
     * What a report of these sides says: what was measured, the table, and what else was found.
     *
     * @param failed what an operation was that failed, as {@code not answered with 201}
     */
    public List<String> report(List<String> head, String ours, String peer, String found, String failed) {
        var lines = new ArrayList<>(head);
        lines.add(Figures.sharing());
        lines.add("");
        lines.addAll(lines("", ours, peer));
        lines.add(found);
        Figures.firstFailure(rounds()).ifPresent(failure -> lines.add("  %s, first: %s".formatted(failed, failure)));
        return lines;
    }

    /** The table for people: rates, latencies, CPU and the control probe. */
    public List<String> lines(String title, String ours, String peer) {
        var lines = new ArrayList<String>();
        lines.add(Figures.row(title, ours, peer, ours + " / " + peer));
        lines.add(Figures.row("top rate, per s", text(oursPerSecond(), 0), text(peerPerSecond(), 0), text(ratio(), 2)));
        var load = "at %.0f/s, ms: ".formatted(offeredPerSecond);
        lines.add(latency(load + "p50", Latency::p50));
        lines.add(latency(load + "p99", Latency::p99));
        lines.add(latency(load + "longest", Latency::max));
        lines.add("  CPU-seconds per 1,000 at the top rate");
        var name = "    %-" + (Math.max(ours.length(), peer.length()) + 1) + "s ";
        lines.add(name.formatted(ours + ":") + Figures.cpu(top, Round::ours));
        lines.add(name.formatted(peer + ":") + Figures.cpu(top, Round::peer));
        lines.add("  control probe, fsync/s of each round: " + Figures.probes(rounds()));
        return lines;
    }

    private String latency(String name, Function<Latency, Double> figure) {
        var ratio = over(
                open,
                round -> figure.apply(round.ours().run().latency())
                        / figure.apply(round.peer().run().latency()));
        return Figures.row(name, text(ours(figure), 1), text(peer(figure), 1), text(ratio, 2));
    }
}
