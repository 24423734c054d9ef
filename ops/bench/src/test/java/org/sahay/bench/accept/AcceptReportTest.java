package org.sahay.bench.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sahay.bench.measure.Latency;
import org.sahay.bench.measure.Round;
import org.sahay.bench.measure.Run;
import org.sahay.bench.measure.Sample;
import org.sahay.bench.measure.Target;
import tools.jackson.databind.json.JsonMapper;

class AcceptReportTest {
    @Test
    void theRatioIsTheMedianOfTheRoundsNotOfTheRates() {
        var variant = aVariant("paused", aRound(500, 1000), aRound(900, 1000), aRound(100, 1000));
        assertThat(variant.ratio().median()).isEqualTo(0.5);
        assertThat(variant.ratio().min()).isEqualTo(0.1);
        assertThat(variant.ratio().max()).isEqualTo(0.9);
    }

    @Test
    void theJsonIsOneObjectWithTheCommonFiguresOfThePausedRelay() {
        var report = AcceptReport.of(
                List.of(aVariant("paused", aRound(600, 1000)), aVariant("on", aRound(300, 1000))), 8, 9, 0, 0, 55);
        var json = JsonMapper.builder()
                .build()
                .readTree(JsonMapper.builder().build().writeValueAsString(report));
        assertThat(json.get("benchmark").asString()).isEqualTo("accept");
        assertThat(json.get("ratio").asDouble()).isEqualTo(0.6);
        assertThat(json.get("p50").asDouble()).isEqualTo(2);
        assertThat(json.get("p99").asDouble()).isEqualTo(8);
        assertThat(json.get("lost").asInt()).isZero();
        assertThat(json.get("extra").asInt()).isZero();
        assertThat(json.get("variants").get(1).get("relay").asString()).isEqualTo("on");
        assertThat(json.get("variants")
                        .get(0)
                        .get("top")
                        .get(0)
                        .get("fsyncPerSecond")
                        .asDouble())
                .isEqualTo(5000);
        assertThat(json.has("table")).isFalse();
        assertThat(report.targets()).allMatch(Target::met);
        assertThat(report.table()).anyMatch(line -> line.startsWith("  relay on"));
    }

    @Test
    void whatIsLostOrFailsMissesTheTarget() {
        var failing = new Run(10, 1, "503", 1, new Latency(10, 2, 8, 9));
        var sample = new Sample(failing, Map.of("SAHAY", 1.0));
        var round = new Round(5000, sample, sample);
        var variant = Variant.of("paused", 6, List.of(round), List.of(round));
        var report = AcceptReport.of(List.of(variant), 8, 9, 1, 0, 0);
        assertThat(report.failures()).isEqualTo(4);
        assertThat(report.targets().stream().filter(target -> !target.met()).map(Target::figure))
                .containsExactly("lost <= 0", "failures <= 0");
        assertThat(report.table()).anyMatch(line -> line.contains("503"));
    }

    private static Variant aVariant(String relay, Round... rounds) {
        return Variant.of(relay, 360, List.of(rounds), List.of(rounds));
    }

    private static Round aRound(long ours, long peer) {
        return new Round(5000, aSample(ours, 2, 8), aSample(peer, 1, 2));
    }

    private static Sample aSample(long perSecond, double p50, double p99) {
        return new Sample(
                new Run(perSecond, 0, null, 1, new Latency(perSecond, p50, p99, p99)), Map.of("PostgreSQL", 0.5));
    }
}
