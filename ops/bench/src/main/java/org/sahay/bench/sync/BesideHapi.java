package org.sahay.bench.sync;

import static org.sahay.bench.measure.Figures.over;
import static org.sahay.bench.measure.Figures.text;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.sahay.bench.fhir.HapiServer;
import org.sahay.bench.measure.Figures;
import org.sahay.bench.measure.Latency;
import org.sahay.bench.measure.Round;
import org.sahay.bench.measure.Sample;
import org.sahay.bench.measure.Spread;
import org.sahay.bench.measure.Target;

/** What became of the comparison with a HAPI FHIR server. */
sealed interface BesideHapi {
    List<Target> targets();

    /** For people, below the rest. */
    List<String> lines();

    /** @param reason why there are no figures, and the way out */
    record NotMeasured(String reason) implements BesideHapi {
        @Override
        @JsonIgnore
        public List<Target> targets() {
            return List.of();
        }

        @Override
        @JsonIgnore
        public List<String> lines() {
            return List.of("  not measured beside %s: %s".formatted(HapiServer.NAME, reason));
        }
    }

    /**
     * Figures. Rates are of events and of Observations, latencies of batches and of bundles.
     *
     * @param ratio of the top rates, the median of the rounds
     * @param acknowledged Observations that the server said it created, those of the warm-up included
     * @param kept Observations in its tables afterwards
     * @param failures batches or bundles that were not acknowledged
     */
    record Measured(
            double ratio,
            Spread ratioOfRounds,
            Spread eventsPerSecond,
            Spread observationsPerSecond,
            long acknowledged,
            long kept,
            long failures,
            List<Round> rounds)
            implements BesideHapi {
        private static final double LEAST = 10;

        static Measured of(List<Round> rounds, long acknowledged, long kept) {
            var ratio = over(rounds, Round::rateRatio);
            return new Measured(
                    ratio.median(),
                    ratio,
                    over(rounds, round -> round.ours().run().perSecond()),
                    over(rounds, round -> round.peer().run().perSecond()),
                    acknowledged,
                    kept,
                    rounds.stream().mapToLong(Round::failures).sum(),
                    List.copyOf(rounds));
        }

        @Override
        @JsonIgnore
        public List<Target> targets() {
            return List.of(
                    Target.atLeast("ratio to " + HapiServer.NAME, LEAST, ratio),
                    Target.atMost("failures beside it", 0, failures),
                    Target.atMost("Observations it lost or has too many", 0, Math.abs(acknowledged - kept)));
        }

        @Override
        @JsonIgnore
        public List<String> lines() {
            var name = HapiServer.NAME;
            var lines = new ArrayList<String>();
            lines.add(
                    "The same readings as transaction bundles of %d Observations to a %s server on the same PostgreSQL, warm, too:"
                            .formatted(BatchText.EVENTS, name));
            lines.add(
                    "each with identifier, code, subject, time, value and note, indexed as it does by itself; not validated,");
            lines.add("not compared with what came before, not sealed, not audited, and nobody reads it on.");
            lines.add("");
            lines.add(Figures.row("", "ours", name, "ours / " + name));
            lines.add(Figures.row(
                    "top rate, per s",
                    text(eventsPerSecond, 0),
                    text(observationsPerSecond, 0),
                    text(ratioOfRounds, 2)));
            lines.add(latency("at the top rate, ms: p50", Latency::p50));
            lines.add(latency("at the top rate, ms: p99", Latency::p99));
            lines.add("  CPU-seconds per 1,000 at the top rate");
            lines.add("    ours:      " + Figures.cpu(rounds, Round::ours));
            lines.add("    %s: ".formatted(name) + Figures.cpu(rounds, Round::peer));
            lines.add("  control probe, fsync/s of each round: " + Figures.probes(rounds.stream()));
            lines.add("  %s: %d Observations acknowledged, %d kept; failures of both: %d"
                    .formatted(name, acknowledged, kept, failures));
            Figures.firstFailure(rounds.stream())
                    .ifPresent(failure -> lines.add("  not acknowledged, first: " + failure));
            return lines;
        }

        private String latency(String name, Function<Latency, Double> figure) {
            var ours = latency(figure, Round::ours);
            var peer = latency(figure, Round::peer);
            var ratio = over(
                    rounds,
                    round -> figure.apply(round.ours().run().latency())
                            / figure.apply(round.peer().run().latency()));
            return Figures.row(name, text(ours, 1), text(peer, 1), text(ratio, 2));
        }

        private Spread latency(Function<Latency, Double> figure, Function<Round, Sample> side) {
            return over(rounds, round -> figure.apply(side.apply(round).run().latency()));
        }
    }
}
