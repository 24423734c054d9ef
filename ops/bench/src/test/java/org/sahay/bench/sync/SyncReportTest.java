package org.sahay.bench.sync;

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
import org.sahay.bench.sync.Journal.Kept;
import tools.jackson.databind.json.JsonMapper;

class SyncReportTest {
    @Test
    void theRatioIsTheMedianOfTheRoundsWithItsLeastAndMost() {
        var sides = sides(aRound(12_000, 24_000), aRound(12_000, 30_000));
        var report = SyncReport.of(sides, 400, new Kept(0, 0), 0.2, 5_000, besideHapi(1_100, 0));
        assertThat(report.ratioOfRounds()).isEqualTo(new Spread(0.45, 0.4, 0.5));
        assertThat(report.targets()).allMatch(Target::met);
        assertThat(report.table()).anyMatch(line -> line.contains("ours / peer"));
    }

    @Test
    void anEventThatIsLostAndARateBelowTheAimMissTheirTargets() {
        assertThat(missed(SyncReport.of(sides(aRound(9_000, 30_000)), 400, new Kept(1, 0), 0, 0, besideHapi(1_100, 0))
                        .targets()))
                .containsExactly("ratio of the top rates >= 0.35", "events per second >= 10000", "lost <= 0");
    }

    @Test
    void aFhirServerThatIsNotTenTimesSlowerOrKeepsAnotherCountMissesItsTarget() {
        var report = SyncReport.of(sides(aRound(12_000, 24_000)), 400, new Kept(0, 0), 0, 0, besideHapi(1_300, 1));
        assertThat(missed(report.targets()))
                .containsExactly("ratio to HAPI FHIR >= 10", "Observations it lost or has too many <= 0");
        assertThat(report.table()).anyMatch(line -> line.contains("ours / HAPI FHIR"));
    }

    @Test
    void aFhirServerThatCannotBeHadLeavesTheRestAndSaysSoInOneLine() {
        var report = SyncReport.of(
                sides(aRound(12_000, 24_000)), 400, new Kept(0, 0), 0, 0, new BesideHapi.NotMeasured("no network"));
        assertThat(report.targets()).hasSize(5).allMatch(Target::met);
        assertThat(report.table().getLast()).isEqualTo("  not measured beside HAPI FHIR: no network");
        assertThat(JsonMapper.builder().build().writeValueAsString(report))
                .contains("\"hapi\":{\"reason\":\"no network\"}");
    }

    @Test
    void aRowThatABatchLeavesWhichComesAgainMissesItsTarget() {
        var report = SyncReplayReport.of(sides(aRound(14_000, 10_000)), new Kept(0, 0), 1);
        assertThat(missed(report.targets())).containsExactly("ratio of the top rates >= 1.5", "new rows <= 0");
        assertThat(report.table()).anyMatch(line -> line.contains("again / new"));
    }

    @Test
    void aRunOfBatchesIsCountedInEventsAndItsLatencyInBatches() {
        var run = Turns.events(new Run(10, 1, "503", 2, new Latency(10, 2, 8, 9)));
        assertThat(run.perSecond()).isEqualTo(500);
        assertThat(run.failures()).isEqualTo(1);
        assertThat(run.latency().count()).isEqualTo(10);
    }

    private static BesideHapi besideHapi(long perSecond, long lost) {
        return BesideHapi.Measured.of(List.of(aRound(12_000, perSecond)), 4_000, 4_000 - lost);
    }

    private static List<String> missed(List<Target> targets) {
        return targets.stream()
                .filter(target -> !target.met())
                .map(Target::figure)
                .toList();
    }

    private static SideBySide sides(Round... rounds) {
        return new SideBySide(6_000, List.of(rounds), List.of(rounds));
    }

    private static Round aRound(long ours, long peer) {
        return new Round(5000, aSample(ours), aSample(peer));
    }

    private static Sample aSample(long perSecond) {
        var run = new Run(perSecond, 0, null, 1, new Latency(perSecond / 100, 2, 8, 9));
        return new Sample(run, Map.of("SAHAY", 0.1));
    }
}
