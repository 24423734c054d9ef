package org.sahay.workflows.wellness;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every metric there is, by its code. Read from {@code metrics.csv} in this package. */
public final class Metrics {
    /** Where the file lies in the class path; whoever may read files reads it. */
    public static final String FILE = "/org/sahay/workflows/wellness/metrics.csv";

    private static final String HEADER = "metric,unit,loinc,least,greatest,low,high";
    private static final int COLUMNS = 7;

    private final LinkedHashMap<String, Metric> byCode = new LinkedHashMap<>();

    private Metrics() {}

    /**
     * Reads the text of the file; lines that begin with {@code #} are for people.
     *
     * @throws IllegalArgumentException naming the line that is wrong
     */
    public static Metrics parse(String csv) {
        var metrics = new Metrics();
        boolean headed = false;
        for (String line : csv.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (headed) {
                metrics.add(metric(line));
            } else if (!line.equals(HEADER)) {
                throw new IllegalArgumentException("The first line is " + HEADER + ", not: " + line);
            }
            headed = true;
        }
        return metrics;
    }

    private void add(Metric metric) {
        if (byCode.put(metric.code(), metric) != null) {
            throw new IllegalArgumentException("The metric " + metric.code() + " is there twice");
        }
    }

    private static Metric metric(String line) {
        String[] parts = line.split(",", -1);
        if (parts.length != COLUMNS) {
            throw new IllegalArgumentException("Not " + COLUMNS + " columns: " + line);
        }
        try {
            Range possible = new Range(new BigDecimal(parts[3]), new BigDecimal(parts[4]));
            return new Metric(parts[0], parts[1], parts[2], possible, reference(parts[5], parts[6]));
        } catch (IllegalArgumentException wrong) { // a number that is none is one of these, too
            throw new IllegalArgumentException("Not a metric: " + line, wrong);
        }
    }

    private static @Nullable Range reference(String low, String high) {
        return low.isEmpty() && high.isEmpty() ? null : new Range(new BigDecimal(low), new BigDecimal(high));
    }

    public Optional<Metric> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** In the order of the file. */
    public Collection<Metric> all() {
        return Collections.unmodifiableCollection(byCode.values());
    }
}
