package org.sahay.api.wellness;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.NextPage;
import org.sahay.api.edge.PossibleProblems;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.QueryParameters;
import org.sahay.api.wellness.WellnessJson.FlagJson;
import org.sahay.api.wellness.WellnessJson.FlagsJson;
import org.sahay.api.wellness.WellnessJson.MetricsJson;
import org.sahay.api.wellness.WellnessJson.SeriesJson;
import org.sahay.templates.Locales;
import org.sahay.workflows.identity.Actor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was measured of people. */
@RestController
@RequestMapping(path = "/v1/wellness", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Wellness")
final class WellnessController {
    private static final String FLAGS = "/v1/wellness/flags";
    private static final String STATE = "state";
    private static final String CURSOR = "cursor";

    private final WellnessTexts texts;
    private final SeriesRules rules;
    private final ReadSeries series;
    private final MyFlags flags;

    WellnessController(WellnessTexts texts, SeriesRules rules, ReadSeries series, MyFlags flags) {
        this.texts = texts;
        this.rules = rules;
        this.series = series;
        this.flags = flags;
    }

    @GetMapping("/metrics")
    @Operation(
            operationId = "listMetrics",
            summary = "List what can be measured",
            description = "Every metric with its unit, its LOINC code and its ranges, named in the caller's language.")
    @ApiResponse(responseCode = "200", description = "All of them")
    ResponseEntity<MetricsJson> metrics(
            @Parameter(description = "en, hi or ta")
                    @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable
                    String language) {
        Locale locale = Locales.resolve(language);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .body(texts.metrics(locale));
    }

    @GetMapping("/series")
    @Operation(
            operationId = "readSeries",
            summary = "Read how a metric went",
            description =
                    "By hour, day or week (from Monday on), as they are counted in India; only those in which something was"
                            + " measured. From and to are widened to whole buckets, of which there may be 1000. One's own, or that"
                            + " of a citizen who gave the caller leave.")
    @ApiResponse(responseCode = "200", description = "The series")
    @Parameter(
            name = SeriesRules.METRIC,
            in = ParameterIn.QUERY,
            required = true,
            schema = @Schema(implementation = String.class),
            description = "As heart_rate")
    @Parameter(
            name = SeriesRules.FROM,
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = OffsetDateTime.class),
            description = "Without it 30 days before to")
    @Parameter(
            name = SeriesRules.TO,
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = OffsetDateTime.class),
            description = "Without it now")
    @Parameter(
            name = SeriesRules.BUCKET,
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            implementation = String.class,
                            allowableValues = {"hour", "day", "week"},
                            defaultValue = "day"))
    @Parameter(
            name = SeriesRules.CITIZEN,
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = UUID.class),
            description = "Of whom; without it the caller's own")
    @PossibleProblems({
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.MISSING_FIELD,
        ProblemCode.INVALID_VALUE,
        ProblemCode.NOT_FOUND
    })
    ResponseEntity<SeriesJson> series(
            Actor actor,
            @Parameter(description = "en, hi or ta")
                    @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable
                    String language,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> sent) {
        return answer().body(texts.series(series.read(actor, rules.asked(sent)), Locales.resolve(language)));
    }

    @GetMapping("/flags")
    @Operation(
            operationId = "listFlags",
            summary = "List what somebody has to look at",
            description =
                    "Readings outside of what most people have: of the caller, of the citizens who gave the caller leave, and for"
                            + " an ASHA of whoever lives in her villages; newest first, 50 at a time. For a citizen and metric one is open at most and counts the readings"
                            + " that come until it is acknowledged. The next page is at Link rel=\"next\".")
    @ApiResponse(responseCode = "200", description = "One page of them")
    @Parameter(
            name = SeriesRules.CITIZEN,
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = UUID.class),
            description = "Of whom; without it of everybody the caller may see")
    @Parameter(
            name = STATE,
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            implementation = String.class,
                            allowableValues = {"open", "acknowledged"},
                            defaultValue = "open"))
    @Parameter(
            name = CURSOR,
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = String.class),
            description = "From the Link of the page before")
    @PossibleProblems({ProblemCode.UNKNOWN_FIELD, ProblemCode.INVALID_VALUE, ProblemCode.NOT_FOUND})
    ResponseEntity<FlagsJson> flags(
            Actor actor,
            @Parameter(description = "en, hi or ta")
                    @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable
                    String language,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> sent) {
        Map<String, String> query = QueryParameters.once(sent, List.of(SeriesRules.CITIZEN, STATE, CURSOR));
        MyFlags.Shown shown = flags.list(actor, SeriesRules.citizen(query), query.get(STATE), query.get(CURSOR));
        Locale locale = Locales.resolve(language);
        var response = answer();
        if (shown.next() != null) {
            response.header(HttpHeaders.LINK, NextPage.link(FLAGS, query, shown.next()));
        }
        return response.body(new FlagsJson(
                shown.page().stream().map(flag -> texts.flag(flag, locale)).toList()));
    }

    @PostMapping("/flags/{id}:acknowledge")
    @Operation(
            operationId = "acknowledgeFlag",
            summary = "Take note of a flag",
            description = "By whoever looks after the citizen. The first who did stays; again it has the same answer.")
    @ApiResponse(responseCode = "200", description = "The flag as it is now")
    @PossibleProblems({ProblemCode.MALFORMED_REQUEST, ProblemCode.NOT_FOUND})
    ResponseEntity<FlagJson> acknowledge(
            Actor actor,
            @PathVariable UUID id,
            @Parameter(description = "en, hi or ta")
                    @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable
                    String language) {
        return answer().body(texts.flag(flags.acknowledge(actor, id), Locales.resolve(language)));
    }

    private static ResponseEntity.BodyBuilder answer() {
        return ResponseEntity.ok().varyBy(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.AUTHORIZATION);
    }
}
