package org.sahay.bench.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sahay.bench.measure.Latency;
import org.sahay.bench.measure.Run;
import org.sahay.bench.measure.Target;
import org.sahay.bench.sync.Journal.Kept;
import org.sahay.bench.sync.SyncSoakReport.Moment;

class SyncSoakReportTest {
    private static final double MIB = 1024 * 1024;

    @Test
    void whatGrowsInTheFirstHalfAloneIsFlat() {
        var trend = trend(minute -> Math.min(minute, 5) * 100 * MIB);
        assertThat(trend.perMinute()).isCloseTo(0, within(1e-6));
        assertThat(trend.isFlat()).isTrue();
    }

    @Test
    void whatGrowsAllTheTimeIsNotUnlessItIsLittle() {
        var trend = trend(minute -> (300 + 10 * minute) * MIB);
        assertThat(trend.perMinute()).isCloseTo(10 * MIB, within(1.0));
        assertThat(trend.growth()).isCloseTo(50 / 375.0, within(0.001));
        assertThat(trend.isFlat()).isFalse();
        assertThat(trend(minute -> (20 + minute) * MIB).isFlat()).isTrue();
    }

    @Test
    void aHeapThatGrowsMissesItsTargetAndTablesMay() {
        var moments = IntStream.rangeClosed(0, 10)
                .mapToObj(minute -> new Moment(
                        minute,
                        Map.of(Memory.HEAP, (long) ((100 + 20 * minute) * MIB)),
                        Map.of("sahay.sync_event", (long) (500 * minute * MIB))))
                .toList();
        var run = new Run(1000, 0, null, 10, new Latency(10, 2, 8, 9));
        var report = SyncSoakReport.of(run, 100, moments, new Kept(0, 0), 0.1);
        assertThat(report.targets().stream().filter(target -> !target.met()).map(Target::figure))
                .containsExactly(Memory.HEAP + " is flat, growth of the second half");
        assertThat(report.table()).anyMatch(line -> line.contains("grows"));
    }

    @Test
    void theHeapIsReadFromWhatTheJvmSays() {
        assertThat(Memory.used("""
                        4242:
                         garbage-first heap   total reserved 524288K, committed 262144K, used 80123K [0x0000]
                          region size 1024K, 12 young (12288K), 2 survivors (2048K)
                         Metaspace       used 90000K, committed 91000K, reserved 1114112K
                        """)).isEqualTo(80123L * 1024);
    }

    private static Trend trend(IntToDoubleFunction bytes) {
        return Trend.of(List.copyOf(IntStream.rangeClosed(0, 10)
                .mapToObj(minute -> new Trend.Point(minute, bytes.applyAsDouble(minute)))
                .toList()));
    }
}
