package org.sahay.bench.overload;

import static java.util.stream.Collectors.joining;
import static org.sahay.bench.measure.Figures.text;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.sahay.bench.measure.Report;
import org.sahay.bench.measure.Spread;
import org.sahay.bench.measure.Target;
import org.sahay.bench.platform.Accepted;
import org.sahay.bench.platform.Cores;

/**
 * What {@code overload} found.
 *
 * @param ratio of what is accepted at ten times the peak to the most that was accepted in the same round, the median
 * @param p50 milliseconds from the instant a POST was due to its 201, at ten times the peak
 * @param p99 the same
 * @param inFlight requests let in at once, which sets the top rate
 * @param peakPerSecond what the steps are multiples of
 * @param ratioOfRounds the ratio with its least and most
 * @param reached whether the load generator sent what was to be sent, in every step
 */
record OverloadReport(
        String benchmark,
        Double ratio,
        double p50,
        double p99,
        long lost,
        long extra,
        List<Target> targets,
        Cores cores,
        int inFlight,
        double peakPerSecond,
        Spread ratioOfRounds,
        boolean reached,
        List<Storm> rounds)
        implements Report {
    private static final String LINE = "  %-8s %10s %22s %22s %10s %10s %8s";

    static OverloadReport of(Cores cores, double peak, List<Storm> rounds, Accepted accepted) {
        var ratio = Spread.of(rounds.stream().map(Storm::ratio).toList());
        return new OverloadReport(
                "overload",
                ratio.median(),
                worst(rounds, step -> step.latency().p50()).median(),
                worst(rounds, step -> step.latency().p99()).median(),
                accepted.lost(),
                accepted.extra(),
                List.of(
                        Target.atLeast("accepted at 10 x the peak, to the peak", 0.8, ratio.median()),
                        Target.atMost("time-outs", 0, sum(rounds, Tally.Counts::timeOuts)),
                        Target.atMost(
                                "refused without Retry-After", 0, sum(rounds, Tally.Counts::refusedWithoutRetryAfter)),
                        Target.atMost("other failures", 0, sum(rounds, Tally.Counts::others)),
                        Target.atMost("lost", 0, accepted.lost())),
                cores,
                OverloadBenchmark.IN_FLIGHT,
                peak,
                ratio,
                rounds.stream().flatMap(round -> round.steps().stream()).allMatch(Step::reached),
                List.copyOf(rounds));
    }

    @Override
    @JsonIgnore
    public List<String> table() {
        var lines = new ArrayList<String>();
        lines.add("overload: POST /v1/complaints when more is offered than can be done, %d rounds of %d s a step"
                .formatted(rounds.size(), OverloadBenchmark.TIME.toSeconds()));
        lines.add("Application and servers on core %d, the load on core %d; %d let in at once, which sets the top rate."
                .formatted(cores.server(), cores.generator(), inFlight));
        lines.add("Peak found first: %.0f/s. Per s, median (least to most); counts of all rounds."
                .formatted(peakPerSecond));
        lines.add("");
        lines.add(LINE.formatted("", "offered", "sent", "accepted", "refused", "time-outs", "others"));
        for (var i = 0; i < rounds.getFirst().steps().size(); i++) {
            lines.add(row(i));
        }
        for (var times : OverloadBenchmark.TIMES) {
            notReached(times, lines);
        }
        lines.add("  refused: 429 or 503 with Retry-After; without it: %d"
                .formatted(sum(rounds, Tally.Counts::refusedWithoutRetryAfter)));
        lines.add("  accepted at 10 x, to the most of its round: " + text(ratioOfRounds, 2));
        lines.add("  at 10 x, ms: p50 %.1f, p99 %.1f of what was accepted, from the instant it was due"
                .formatted(p50, p99));
        lines.add("  CPU-seconds per 1,000 accepted: without refusals %s".formatted(cpu(0)));
        lines.add("                                  at 10 x %s"
                .formatted(cpu(rounds.getFirst().steps().size() - 1)));
        lines.add("  control probe, fsync/s of each round: "
                + rounds.stream()
                        .map(round -> "%.0f".formatted(round.fsyncPerSecond()))
                        .collect(joining(" ")));
        lines.add("  lost: %d; stored without an acknowledgement: %d".formatted(lost, extra));
        return lines;
    }

    private String row(int index) {
        var steps = rounds.stream().map(round -> round.steps().get(index)).toList();
        var first = steps.getFirst();
        return LINE.formatted(
                first.times() == 0 ? "no more" : first.times() + " x",
                first.times() == 0 ? "" : "%.0f".formatted(first.offeredPerSecond()),
                text(over(steps, Step::sentPerSecond), 0),
                text(over(steps, Step::goodPerSecond), 0),
                steps.stream().mapToLong(step -> step.counts().refused()).sum(),
                steps.stream().mapToLong(step -> step.counts().timeOuts()).sum(),
                steps.stream().mapToLong(step -> step.counts().others()).sum());
    }

    private void notReached(int times, List<String> lines) {
        var missed = rounds.stream()
                .flatMap(round -> round.steps().stream())
                .filter(step -> step.times() == times && !step.reached())
                .count();
        if (missed > 0) {
            lines.add("  NOT REACHED: %d x in %d of %d rounds; the load generator did not send what was to be sent"
                    .formatted(times, missed, rounds.size()));
        }
    }

    private String cpu(int index) {
        return rounds.getFirst().steps().get(index).cpuSecondsPer1000().keySet().stream()
                .map(process -> "%s %.2f"
                        .formatted(
                                process,
                                over(
                                                rounds.stream()
                                                        .map(round ->
                                                                round.steps().get(index))
                                                        .toList(),
                                                step -> step.cpuSecondsPer1000().getOrDefault(process, 0.0))
                                        .median()))
                .collect(joining(", "));
    }

    private static Spread worst(List<Storm> rounds, ToDoubleFunction<Step> figure) {
        return over(rounds.stream().map(Storm::worst).toList(), figure);
    }

    private static Spread over(List<Step> steps, ToDoubleFunction<Step> figure) {
        return Spread.of(steps.stream().map(figure::applyAsDouble).toList());
    }

    private static long sum(List<Storm> rounds, ToLongFunction<Tally.Counts> count) {
        return rounds.stream()
                .flatMap(round -> round.steps().stream())
                .map(Step::counts)
                .mapToLong(count)
                .sum();
    }
}
