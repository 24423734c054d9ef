package org.sahay.api.wellness;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is answered about readings. */
final class WellnessJson {
    private WellnessJson() {}

    @Schema(
            name = "MetricList",
            requiredProperties = {"items"})
    record MetricsJson(List<MetricJson> items) {
        MetricsJson {
            items = List.copyOf(items);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "Metric",
            requiredProperties = {"metric", "name", "unit", "loinc", "possible"})
    record MetricJson(
            @Schema(description = "As heart_rate") String metric,

            @Schema(description = "In the caller's language")
            String name,

            @Schema(description = "The one unit it is sent and kept in, in UCUM")
            String unit,

            @Schema(description = "Its LOINC code") String loinc,

            @Schema(description = "Outside of it a reading goes to quarantine")
            RangeJson possible,

            @Schema(description = "Outside of it a reading raises a flag; left out where none holds for everybody")
            @Nullable
            RangeJson reference) {}

    @Schema(
            name = "Range",
            description = "Both ends are within it",
            requiredProperties = {"low", "high"})
    record RangeJson(BigDecimal low, BigDecimal high) {}

    @Schema(
            name = "Series",
            requiredProperties = {"metric", "name", "unit", "loinc", "bucket", "from", "to", "items"})
    record SeriesJson(
            String metric,
            String name,
            String unit,
            String loinc,

            @Schema(allowableValues = {"hour", "day", "week"})
            String bucket,

            @Schema(description = "Where the first bucket begins that was asked for")
            Instant from,

            @Schema(description = "Where the last one ends") Instant to,
            List<BucketJson> items) {
        SeriesJson {
            items = List.copyOf(items);
        }
    }

    @Schema(
            name = "Bucket",
            requiredProperties = {"start", "min", "max", "mean", "count"})
    record BucketJson(
            Instant start,
            BigDecimal min,
            BigDecimal max,

            @Schema(description = "To four decimals") BigDecimal mean,
            long count) {}

    @Schema(
            name = "FlagList",
            requiredProperties = {"items"})
    record FlagsJson(List<FlagJson> items) {
        FlagsJson {
            items = List.copyOf(items);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "Flag",
            requiredProperties = {
                "id",
                "citizen",
                "metric",
                "name",
                "unit",
                "value",
                "measuredAt",
                "readings",
                "raisedAt",
                "state"
            })
    record FlagJson(
            UUID id,

            @Schema(description = "Of whom the readings are")
            UUID citizen,

            String metric,
            String name,
            String unit,

            @Schema(description = "Of the newest reading outside of the range")
            BigDecimal value,

            Instant measuredAt,

            @Schema(description = "How many there were until somebody acknowledged it")
            int readings,

            Instant raisedAt,

            @Schema(allowableValues = {"open", "acknowledged"})
            String state,

            @Nullable Instant acknowledgedAt) {}
}
