package org.sahay.api.wellness;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sahay.api.wellness.WellnessJson.BucketJson;
import org.sahay.api.wellness.WellnessJson.FlagJson;
import org.sahay.api.wellness.WellnessJson.MetricJson;
import org.sahay.api.wellness.WellnessJson.MetricsJson;
import org.sahay.api.wellness.WellnessJson.RangeJson;
import org.sahay.api.wellness.WellnessJson.SeriesJson;
import org.sahay.store.wellness.Bucket;
import org.sahay.store.wellness.Flag;
import org.sahay.templates.Labels;
import org.sahay.workflows.wellness.Metric;
import org.sahay.workflows.wellness.Metrics;
import org.sahay.workflows.wellness.Range;

/** Shows metrics, series and flags, with the metric's name in the caller's language. */
final class WellnessTexts {
    private final Metrics metrics;
    private final Labels labels;

    WellnessTexts(Metrics metrics, Labels labels) {
        this.metrics = metrics;
        this.labels = labels;
    }

    MetricsJson metrics(Locale locale) {
        return new MetricsJson(metrics.all().stream()
                .map(metric -> new MetricJson(
                        metric.code(),
                        name(metric.code(), locale),
                        metric.unit(),
                        metric.loinc(),
                        new RangeJson(metric.possible().low(), metric.possible().high()),
                        range(metric.reference())))
                .toList());
    }

    SeriesJson series(ReadSeries.Shown shown, Locale locale) {
        SeriesRules.Asked asked = shown.asked();
        Metric metric = asked.metric();
        return new SeriesJson(
                metric.code(),
                name(metric.code(), locale),
                metric.unit(),
                metric.loinc(),
                asked.width().name().toLowerCase(Locale.ROOT),
                asked.from(),
                asked.to(),
                shown.buckets().stream().map(WellnessTexts::bucket).toList());
    }

    FlagJson flag(Flag flag, Locale locale) {
        return new FlagJson(
                flag.id(),
                flag.subject(),
                flag.metric(),
                name(flag.metric(), locale),
                metrics.find(flag.metric()).map(Metric::unit).orElse(""),
                plain(flag.value()),
                flag.measuredAt(),
                flag.readings(),
                flag.raisedAt(),
                flag.state().name().toLowerCase(Locale.ROOT),
                flag.acknowledgedAt());
    }

    private String name(String metric, Locale locale) {
        return labels.label("metric." + metric, locale);
    }

    private static BucketJson bucket(Bucket bucket) {
        return new BucketJson(
                bucket.start(),
                plain(bucket.lowest()),
                plain(bucket.highest()),
                plain(bucket.mean()),
                bucket.readings());
    }

    private static @Nullable RangeJson range(@Nullable Range range) {
        return range == null ? null : new RangeJson(range.low(), range.high());
    }

    /** Without zeros at its end, and without an exponent. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
