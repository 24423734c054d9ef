package org.sahay.bench;

import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 10m} and {@code 90s}. */
final class SoakTime implements ITypeConverter<Duration> {
    private static final Duration LEAST = Duration.ofSeconds(20);

    @Override
    public Duration convert(String text) {
        if (!text.matches("[1-9][0-9]{0,4}[smh]")) {
            throw new TypeConversionException("'%s' is no time; it is given as 90s, 10m or 1h".formatted(text));
        }
        var time = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
        if (time.compareTo(LEAST) < 0) {
            throw new TypeConversionException("A soak takes 20s at least");
        }
        return time;
    }
}
