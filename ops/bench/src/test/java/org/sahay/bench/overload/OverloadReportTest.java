package org.sahay.bench.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sahay.bench.measure.Latency;
import org.sahay.bench.measure.Spread;
import org.sahay.bench.measure.Target;
import org.sahay.bench.platform.Accepted;
import org.sahay.bench.platform.Cores;
import tools.jackson.databind.json.JsonMapper;

class OverloadReportTest {
    private static final Tally.Counts REFUSED = new Tally.Counts(900, 0, 0, 0);

    @Test
    void theRatioIsToTheMostOfTheSameRound() {
        var report = aReport(aStorm(100, 90), aStorm(200, 120), aStorm(50, 60));
        assertThat(report.ratioOfRounds()).isEqualTo(new Spread(0.9, 0.6, 1.0));
        assertThat(report.ratio()).isEqualTo(0.9);
    }

    @Test
    void theJsonIsOneObjectWithEveryStepOfEveryRound() {
        var json = JsonMapper.builder()
                .build()
                .readTree(JsonMapper.builder().build().writeValueAsString(aReport(aStorm(100, 90))));
        assertThat(json.get("benchmark").asString()).isEqualTo("overload");
        assertThat(json.get("ratio").asDouble()).isEqualTo(0.9);
        assertThat(json.get("p50").asDouble()).isEqualTo(2);
        assertThat(json.get("p99").asDouble()).isEqualTo(8);
        var step = json.get("rounds").get(0).get("steps").get(1);
        assertThat(step.get("times").asInt()).isEqualTo(10);
        assertThat(step.get("offeredPerSecond").asDouble()).isEqualTo(1000);
        assertThat(step.get("counts").get("refused").asInt()).isEqualTo(900);
        assertThat(json.get("reached").asBoolean()).isTrue();
        assertThat(json.has("table")).isFalse();
    }

    @Test
    void aStepThatWasNotReachedIsSaidSo() {
        var step = new Step(10, 1000, 700, 90, false, REFUSED, new Latency(90, 2, 8, 9), Map.of());
        var report = aReport(new Storm(5000, List.of(aStep(0, 0, 100), step)));
        assertThat(report.reached()).isFalse();
        assertThat(report.table()).anyMatch(line -> line.contains("NOT REACHED: 10 x in 1 of 1 rounds"));
        assertThat(aReport(aStorm(100, 90)).table()).noneMatch(line -> line.contains("NOT REACHED"));
    }

    @Test
    void whatCollapsesTimesOutOrIsLostMissesTheTarget() {
        var step = new Step(10, 1000, 1000, 10, true, new Tally.Counts(0, 3, 2, 1), new Latency(10, 2, 8, 9), Map.of());
        var report = OverloadReport.of(
                new Cores(0, 1), 100, List.of(new Storm(5000, List.of(aStep(0, 0, 100), step))), new Accepted(1, 0));
        assertThat(report.targets()).noneMatch(Target::met).hasSize(5);
        assertThat(aReport(aStorm(100, 90)).targets()).allMatch(Target::met);
    }

    private static OverloadReport aReport(Storm... rounds) {
        return OverloadReport.of(new Cores(0, 1), 100, List.of(rounds), new Accepted(0, 0));
    }

    private static Storm aStorm(double peak, double atTenTimes) {
        return new Storm(5000, List.of(aStep(0, 0, peak), aStep(10, 1000, atTenTimes)));
    }

    private static Step aStep(int times, double offered, double good) {
        return new Step(times, offered, offered, good, true, REFUSED, new Latency(90, 2, 8, 9), Map.of("SAHAY", 1.5));
    }
}
