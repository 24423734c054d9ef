package org.sahay.bench.measure;

/**
 * What a figure should be.
 *
 * @param figure its name and bound, for people
 * @param measured what it is
 * @param met whether that is good enough
 */
public record Target(String figure, double measured, boolean met) {
    public static Target atLeast(String figure, double bound, double measured) {
        return new Target("%s >= %s".formatted(figure, number(bound)), measured, measured >= bound);
    }

    public static Target atMost(String figure, double bound, double measured) {
        return new Target("%s <= %s".formatted(figure, number(bound)), measured, measured <= bound);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
