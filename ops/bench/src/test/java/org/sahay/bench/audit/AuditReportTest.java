package org.sahay.bench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sahay.bench.measure.Latency;
import org.sahay.bench.measure.Round;
import org.sahay.bench.measure.Run;
import org.sahay.bench.measure.Sample;
import org.sahay.bench.measure.SideBySide;
import org.sahay.bench.measure.Spread;
import org.sahay.bench.measure.Target;

class AuditReportTest {
    @Test
    void theRatioIsTheMedianOfTheRoundsWithItsLeastAndMost() {
        var report = aReport(0, 0, aRound(800, 1000), aRound(900, 1000), aRound(1000, 1000));
        assertThat(report.ratio()).isEqualTo(0.9);
        assertThat(report.ratioOfRounds()).isEqualTo(new Spread(0.9, 0.8, 1.0));
        assertThat(report.targets()).allMatch(Target::met);
        assertThat(report.table()).anyMatch(line -> line.contains("with / without"));
    }

    @Test
    void aRequestThatIsNotInTheTrailAndAnEntryThatIsNotSealedMissTheirTargets() {
        var report = aReport(2, 1, aRound(840, 1000));
        assertThat(report.lost()).isEqualTo(2);
        assertThat(report.extra()).isZero();
        assertThat(aReport(-3, 0, aRound(1, 1)).extra()).isEqualTo(3);
        assertThat(report.targets().stream().filter(target -> !target.met()).map(Target::figure))
                .containsExactly(
                        "ratio of the top rates of filing >= 0.85",
                        "entries lost or extra <= 0",
                        "entries not sealed <= 0");
    }

    private static AuditReport aReport(long missing, long unsealed, Round... rounds) {
        var filing = new SideBySide(360, List.of(rounds), List.of(rounds));
        var reading = new SideBySide(360, List.of(aRound(1, 2)), List.of(aRound(1, 2)));
        return AuditReport.of(16, missing, unsealed, filing, reading);
    }

    private static Round aRound(long with, long without) {
        return new Round(5000, aSample(with), aSample(without));
    }

    private static Sample aSample(long perSecond) {
        var run = new Run(perSecond, 0, null, 1, new Latency(perSecond, 2, 8, 9));
        return new Sample(run, Map.of("SAHAY", 1.5));
    }
}
