package org.sahay.bench.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sahay.bench.measure.Latency;
import org.sahay.bench.measure.Round;
import org.sahay.bench.measure.Run;
import org.sahay.bench.measure.Sample;
import org.sahay.bench.measure.Spread;
import org.sahay.bench.measure.Target;
import org.sahay.bench.platform.Accepted;

class VaultReportTest {
    @Test
    void theRatioIsTheMedianOfTheRoundsWithItsLeastAndMost() {
        var report = aReport(0, 0, aRound(700, 1000), aRound(800, 1000), aRound(900, 1000));
        assertThat(report.ratioOfRounds()).isEqualTo(new Spread(0.8, 0.7, 0.9));
        assertThat(report.targets()).allMatch(Target::met);
        assertThat(report.table()).anyMatch(line -> line.contains("sealed / plain"));
    }

    @Test
    void aComplaintThatIsLostAndOneWithoutItsWordsMissTheirTargets() {
        assertThat(aReport(1, 1, aRound(690, 1000)).targets().stream()
                        .filter(target -> !target.met())
                        .map(Target::figure))
                .containsExactly("ratio of the top rates >= 0.7", "lost <= 0", "complaints without their words <= 0");
    }

    private static VaultReport aReport(long lost, long withoutText, Round... rounds) {
        return VaultReport.of(16, new Accepted(lost, 0), withoutText, List.of(rounds), List.of(rounds));
    }

    private static Round aRound(long sealed, long plain) {
        return new Round(5000, aSample(sealed), aSample(plain));
    }

    private static Sample aSample(long perSecond) {
        var run = new Run(perSecond, 0, null, 1, new Latency(perSecond, 2, 8, 9));
        return new Sample(run, Map.of("SAHAY", 1.5));
    }
}
