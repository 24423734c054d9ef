package org.sahay.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SoakTimeTest {
    @Test
    void minutesAndSecondsAreRead() {
        assertThat(new SoakTime().convert("10m")).isEqualTo(Duration.ofMinutes(10));
        assertThat(new SoakTime().convert("90s")).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "m", "-10m", "10 minutes", "5s"})
    void whatIsNoTimeOrTooShortIsRefused(String text) {
        assertThatThrownBy(() -> new SoakTime().convert(text)).isInstanceOf(TypeConversionException.class);
    }
}
