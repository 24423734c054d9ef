package org.sahay.activities.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sahay.workflows.wellness.Metric;
import org.sahay.workflows.wellness.Metrics;

/**
 * The coarse form in which something leaves: one of few values that are known beforehand, whatever was sent. What has no such value does
 * not leave.
 *
 * @param text how the reviewed table says it
 * @param of from the values at the rule's places, a missing one among them
 */
record AnalyticsForm(String text, Function<List<JsonNode>, Optional<Object>> of) {
    static final String OTHER = "other";

    /** A word of a list; any other does not leave. */
    static AnalyticsForm oneOf(String... words) {
        return oneOf("one of " + String.join(", ", words), () -> Set.of(words));
    }

    static AnalyticsForm oneOf(String text, Supplier<Set<String>> words) {
        return new AnalyticsForm(
                text,
                values -> word(values.getFirst()).filter(words.get()::contains).map(word -> word));
    }

    /** A word of a list; any other leaves as {@link #OTHER}, and so does what is no word. */
    static AnalyticsForm oneOfOrOther(String... words) {
        var known = new TreeSet<>(Set.of(words));
        return new AnalyticsForm(
                "one of " + String.join(", ", known) + "; anything else as " + OTHER,
                values -> present(values.getFirst())
                        .map(value -> word(value).filter(known::contains).orElse(OTHER)));
    }

    static AnalyticsForm trueOrFalse() {
        return new AnalyticsForm(
                "true or false",
                values -> present(values.getFirst()).filter(JsonNode::isBoolean).map(JsonNode::asBoolean));
    }

    /** Whether there is one at all. */
    static AnalyticsForm whetherThere() {
        return new AnalyticsForm(
                "whether there is one: true or false",
                values -> Optional.of(present(values.getFirst()).isPresent()));
    }

    /** A whole number from one to another; any other does not leave. */
    static AnalyticsForm whole(int least, int most) {
        return new AnalyticsForm(
                "a whole number from %d to %d".formatted(least, most),
                values -> present(values.getFirst())
                        .filter(JsonNode::canConvertToExactIntegral)
                        .filter(value -> within(value.decimalValue(), least, most))
                        .map(value -> value.decimalValue().intValueExact()));
    }

    /** Between which bounds a number lies. */
    static AnalyticsForm band(int... bounds) {
        return new AnalyticsForm(
                "a band: " + String.join(", ", bands(bounds)),
                values -> present(values.getFirst())
                        .filter(JsonNode::isNumber)
                        .map(value -> band(value.decimalValue(), bounds)));
    }

    /** How many there are, between which bounds. */
    static AnalyticsForm howMany(int... bounds) {
        return new AnalyticsForm(
                "how many, in bands: " + String.join(", ", bands(bounds)),
                values -> present(values.getFirst())
                        .filter(JsonNode::isArray)
                        .map(value -> band(BigDecimal.valueOf(value.size()), bounds)));
    }

    static AnalyticsForm metric(Metrics metrics) {
        return new AnalyticsForm(
                "a metric of metrics.csv",
                values -> word(values.getFirst()).flatMap(metrics::find).map(Metric::code));
    }

    /** From a metric and a value: on which side of what most healthy adults have. */
    static AnalyticsForm range(Metrics metrics) {
        return new AnalyticsForm(
                "low, within or high, by the reference range of metrics.csv; nothing where there is none",
                values -> word(values.get(0))
                        .flatMap(metrics::find)
                        .flatMap(Metric::referenceRange)
                        .flatMap(range -> present(values.get(1))
                                .filter(JsonNode::isNumber)
                                .map(JsonNode::decimalValue)
                                .map(value -> value.compareTo(range.low()) < 0
                                        ? "low"
                                        : range.contains(value) ? "within" : "high")));
    }

    private static Optional<JsonNode> present(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private static Optional<String> word(JsonNode value) {
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    private static boolean within(BigDecimal value, int least, int most) {
        return value.compareTo(BigDecimal.valueOf(least)) >= 0 && value.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private static String band(BigDecimal value, int... bounds) {
        for (int i = 0; i < bounds.length; i++) {
            if (value.compareTo(BigDecimal.valueOf(bounds[i])) <= 0) {
                return bands(bounds).get(i);
            }
        }
        return bands(bounds).getLast();
    }

    /** Bounds 1 and 5: up to 1, over 1 up to 5, over 5. */
    private static List<String> bands(int... bounds) {
        var names = new ArrayList<String>();
        for (int i = 0; i < bounds.length; i++) {
            names.add(i == 0 ? "to " + bounds[0] : "over " + bounds[i - 1] + " to " + bounds[i]);
        }
        names.add("over " + bounds[bounds.length - 1]);
        return names;
    }
}
