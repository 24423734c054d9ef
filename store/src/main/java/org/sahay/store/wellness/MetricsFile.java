package org.sahay.store.wellness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.sahay.workflows.wellness.Metrics;

/** The metrics that this version of the platform knows, which come with it. */
public final class MetricsFile {
    private MetricsFile() {}

    public static Metrics read() {
        try (InputStream file = Metrics.class.getResourceAsStream(Metrics.FILE)) {
            byte[] bytes = Objects.requireNonNull(file, Metrics.FILE).readAllBytes();
            return Metrics.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The metrics cannot be read", e);
        }
    }
}
