package org.sahay.bench.sync;

import java.util.List;

/**
 * Where a figure is going: a straight line through the second half of what was measured, as everything grows at first.
 *
 * @param mean of the second half
 * @param perMinute by how much it grows in a minute
 * @param growth over the second half, as a share of the mean
 */
record Trend(double mean, double perMinute, double growth) {
    /** What grows by less than this share in half of a soak, or by less than this many bytes, is flat. */
    private static final double FLAT = 0.05;

    private static final double FLAT_BYTES = 16 * 1024 * 1024;

    /** A measurement: minutes since the begin, and how much there was. */
    record Point(double minutes, double value) {}

    /** @throws IllegalArgumentException for less than two points in the second half */
    static Trend of(List<Point> all) {
        var half = all.subList(all.size() / 2, all.size());
        if (half.size() < 2) {
            throw new IllegalArgumentException("Too few points for a line");
        }
        var middle = half.stream().mapToDouble(Point::minutes).average().orElseThrow();
        var mean = half.stream().mapToDouble(Point::value).average().orElseThrow();
        var covariance = half.stream()
                .mapToDouble(point -> (point.minutes() - middle) * (point.value() - mean))
                .sum();
        var variance = half.stream()
                .mapToDouble(point -> (point.minutes() - middle) * (point.minutes() - middle))
                .sum();
        var slope = covariance / variance;
        var minutes = half.getLast().minutes() - half.getFirst().minutes();
        return new Trend(mean, slope, mean == 0 ? 0 : slope * minutes / mean);
    }

    /** Bytes that do not grow, or hardly. */
    boolean isFlat() {
        return growth <= FLAT || growth * mean <= FLAT_BYTES;
    }
}
