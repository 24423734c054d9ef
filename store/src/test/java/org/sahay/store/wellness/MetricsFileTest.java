package org.sahay.store.wellness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sahay.workflows.wellness.Metric;
import org.sahay.workflows.wellness.Metrics;

class MetricsFileTest {
    private static final Metrics METRICS = MetricsFile.read();

    @Test
    void theMetricsThatCanBeSentAreThese() {
        assertThat(METRICS.all())
                .extracting(metric -> metric.code() + " " + metric.unit() + " " + metric.loinc())
                .containsExactly(
                        "blood_glucose mg/dL 2339-0",
                        "body_height cm 8302-2",
                        "body_temperature Cel 8310-5",
                        "body_weight kg 29463-7",
                        "diastolic mm[Hg] 8462-4",
                        "haemoglobin g/dL 718-7",
                        "heart_rate /min 8867-4",
                        "oxygen_saturation % 59408-5",
                        "respiratory_rate /min 9279-1",
                        "sleep_duration h 93832-4",
                        "steps {steps}/d 41950-7",
                        "systolic mm[Hg] 8480-6");
    }

    /** The last digit of a LOINC code follows from the others (Luhn), so that a slip of the pen shows. */
    @Test
    void everyLoincCodeHasItsCheckDigit() {
        for (Metric metric : METRICS.all()) {
            String[] parts = metric.loinc().split("-");
            int sum = 0;
            for (int i = 0; i < parts[0].length(); i++) {
                int digit = parts[0].charAt(parts[0].length() - 1 - i) - '0';
                int weighed = i % 2 == 0 ? 2 * digit : digit;
                sum += weighed > 9 ? weighed - 9 : weighed;
            }
            assertThat((10 - sum % 10) % 10).as(metric.code()).isEqualTo(Integer.parseInt(parts[1]));
        }
    }
}
