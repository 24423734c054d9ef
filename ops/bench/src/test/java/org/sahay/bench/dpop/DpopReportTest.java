package org.sahay.bench.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sahay.bench.measure.Latency;
import org.sahay.bench.measure.Round;
import org.sahay.bench.measure.Run;
import org.sahay.bench.measure.Sample;
import org.sahay.bench.measure.Spread;
import org.sahay.bench.measure.Target;
import tools.jackson.databind.json.JsonMapper;

class DpopReportTest {
    @Test
    void theRatioIsTheMedianOfTheRoundsWithItsLeastAndMost() {
        var report = aReport(aRound(500, 1000), aRound(900, 1000), aRound(100, 1000));
        assertThat(report.ratio()).isEqualTo(0.5);
        assertThat(report.ratioOfRounds()).isEqualTo(new Spread(0.5, 0.1, 0.9));
    }

    @Test
    void theJsonIsOneObjectWithTheCommonFiguresOfDpop() {
        var report = aReport(aRound(600, 1000));
        var json = JsonMapper.builder()
                .build()
                .readTree(JsonMapper.builder().build().writeValueAsString(report));
        assertThat(json.get("benchmark").asString()).isEqualTo("dpop");
        assertThat(json.get("ratio").asDouble()).isEqualTo(0.6);
        assertThat(json.get("p50").asDouble()).isEqualTo(2);
        assertThat(json.get("p99").asDouble()).isEqualTo(8);
        assertThat(json.get("lost").asInt()).isZero();
        assertThat(json.get("extra").asInt()).isZero();
        var round = json.get("top").get(0);
        assertThat(round.get("fsyncPerSecond").asDouble()).isEqualTo(5000);
        assertThat(round.get("ours").get("cpuSecondsPer1000").get("SAHAY").asDouble())
                .isEqualTo(1.5);
        assertThat(json.has("table")).isFalse();
    }

    @Test
    void theTableSaysWhoIsMeasuredAndThatSigningIsNot() {
        var report = aReport(aRound(600, 1000));
        assertThat(report.targets()).allMatch(Target::met);
        assertThat(report.table())
                .anyMatch(line -> line.contains("DPoP / bearer"))
                .anyMatch(line -> line.contains("signed before the measured time"))
                .anyMatch(line -> line.startsWith("  CPU-seconds per 1,000"))
                .anyMatch(line -> line.startsWith("  control probe"));
    }

    @Test
    void aRatioBelowHalfOrAFailureMissesTheTarget() {
        var report = aReport(new Round(5000, aSample(400, 1, "401 dpop-stale"), aSample(1000, 0, null)));
        assertThat(report.failures()).isEqualTo(2);
        assertThat(report.targets().stream().filter(target -> !target.met()).map(Target::figure))
                .containsExactly("ratio of the top rates >= 0.5", "failures <= 0");
        assertThat(report.table()).anyMatch(line -> line.contains("401 dpop-stale"));
    }

    private static DpopReport aReport(Round... rounds) {
        return DpopReport.of(8, 360, List.of(rounds), List.of(rounds));
    }

    private static Round aRound(long dpop, long bearer) {
        return new Round(5000, aSample(dpop, 0, null), aSample(bearer, 0, null));
    }

    private static Sample aSample(long perSecond, long failures, @Nullable String first) {
        var run = new Run(perSecond, failures, first, 1, new Latency(perSecond, 2, 8, 9));
        return new Sample(run, Map.of("SAHAY", 1.5));
    }
}
