package org.sahay.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuMeterTest {
    @Test
    void whatAProcessComputesIsItsTime() {
        var meter = new CpuMeter(Map.of("this one", ProcessHandle.current()));
        var before = meter.read();
        var end = System.nanoTime() + 300_000_000L;
        var turns = 0L;
        while (System.nanoTime() < end) {
            turns++;
        }
        assertThat(turns).isPositive();
        var spent = meter.per1000(before, 100);
        assertThat(spent).containsOnlyKeys("this one", "load generator");
        assertThat(spent.get("load generator"))
                .as("seconds of 100 as if they were 1,000")
                .isGreaterThan(0.5);
    }
}
