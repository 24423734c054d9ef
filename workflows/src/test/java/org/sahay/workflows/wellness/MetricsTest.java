package org.sahay.workflows.wellness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {
    private static final String HEADER = "metric,unit,loinc,least,greatest,low,high\n";

    @Test
    void aLineIsAMetric() {
        Metric pulse = Metrics.parse("# for people\n\n" + HEADER + "pulse,/min,8867-4,10,400,60,100\n")
                .find("pulse")
                .orElseThrow();
        assertThat(pulse.unit()).isEqualTo("/min");
        assertThat(pulse.loinc()).isEqualTo("8867-4");
        assertThat(pulse.referenceRange()).contains(new Range(BigDecimal.valueOf(60), BigDecimal.valueOf(100)));
    }

    @Test
    void whereNoRangeHoldsForEverybodyThereIsNone() {
        Metrics metrics = Metrics.parse(HEADER + "weight,kg,29463-7,0.2,650,,\n");
        assertThat(metrics.find("weight"))
                .hasValueSatisfying(
                        weight -> assertThat(weight.referenceRange()).isEmpty());
        assertThat(metrics.find("height")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"9.99, false", "10, true", "10.0, true", "400, true", "400.01, false"})
    void bothEndsOfARangeAreWithinIt(BigDecimal value, boolean within) {
        assertThat(new Range(BigDecimal.TEN, BigDecimal.valueOf(400)).contains(value))
                .isEqualTo(within);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pulse,/min,8867-4,10,400,60",
                "pulse,/min,8867-4,10,400,60,100,",
                "pulse,/min,8867-4,ten,400,60,100",
                "pulse,/min,8867-4,400,10,,",
                "pulse,/min,8867-4,10,400,9,100",
                "pulse,/min,8867-4,10,400,60,",
                "pulse,/min,8867-4,10,400,100,60"
            })
    void aLineThatIsNoneIsNamed(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.parse(HEADER + line))
                .withMessageContaining(line);
    }

    @Test
    void aCodeIsThereOnceAndTheColumnsAreThoseWeKnow() {
        String line = "pulse,/min,8867-4,10,400,60,100\n";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.parse(HEADER + line + line))
                .withMessageContaining("pulse");
        assertThatIllegalArgumentException().isThrownBy(() -> Metrics.parse("metric,unit\n" + line));
    }
}
