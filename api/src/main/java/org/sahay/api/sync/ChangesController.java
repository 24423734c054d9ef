package org.sahay.api.sync;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.PossibleProblems;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.edge.QueryParameters;
import org.sahay.api.sync.event.Batch;
import org.sahay.templates.Locales;
import org.sahay.workflows.identity.Actor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What devices are given. */
@RestController
@RequestMapping(path = "/v1/sync/changes", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sync")
final class ChangesController {
    private static final int DEFAULT_LIMIT = 200;
    private static final int MAX_LIMIT = 500;
    private static final String DEVICE_ID = "deviceId";
    private static final String CURSOR = "cursor";
    private static final String LIMIT = "limit";
    private static final List<String> PARAMETERS = List.of(DEVICE_ID, CURSOR, LIMIT);

    private final ReadChanges changes;

    ChangesController(ReadChanges changes) {
        this.changes = changes;
    }

    @GetMapping
    @Operation(
            operationId = "listChanges",
            summary = "List what changed for a device",
            description =
                    "Every event about the caller and those they may act for, whoever sent it, in the order in which it was"
                            + " kept; and whose data the device has to delete, as the caller reaches them no longer. Who comes"
                            + " within reach is told of from their beginning. The same cursor is answered the same; nothing is"
                            + " acknowledged but by asking with the next. A device that has nothing asks without one, and one"
                            + " whose cursor is refused deletes what it has and does the same. Of complaints those the caller"
                            + " filed or that are about them; where they stand says GET /v1/complaints.")
    @ApiResponse(responseCode = "200", description = "One page of it")
    @Parameter(
            name = DEVICE_ID,
            in = ParameterIn.QUERY,
            required = true,
            schema = @Schema(implementation = String.class, minLength = 1, maxLength = Batch.LONGEST_DEVICE_ID),
            description = "As the device calls itself when it sends; kept as a keyed hash")
    @Parameter(
            name = CURSOR,
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = String.class),
            description = "Of the answer before; without it from the beginning")
    @Parameter(
            name = LIMIT,
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "500", defaultValue = "200"),
            description = "1 to 500 changes, without it 200; fewer where they are large")
    @PossibleProblems({
        ProblemCode.MISSING_FIELD,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.INVALID_VALUE,
        ProblemCode.TEMPORARILY_UNAVAILABLE
    })
    ResponseEntity<ChangesJson> list(
            Actor actor,
            @Parameter(description = "en, hi or ta")
                    @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable
                    String language,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> sent) {
        Map<String, String> query = QueryParameters.once(sent, PARAMETERS);
        String deviceId = deviceId(query.get(DEVICE_ID));
        int limit = limit(query.get(LIMIT));
        return ResponseEntity.ok()
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.AUTHORIZATION)
                .body(changes.read(actor, deviceId, query.get(CURSOR), limit, Locales.resolve(language)));
    }

    private static String deviceId(@Nullable String text) {
        if (text == null) {
            throw new ProblemException(
                    Problem.of(ProblemCode.MISSING_FIELD, DEVICE_ID, null).withStatus(400));
        }
        if (!Batch.isDeviceId(text)) {
            throw new ProblemException(Problem.unreadable(DEVICE_ID));
        }
        return text;
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (text.matches("[1-9]\\d{0,2}") && Integer.parseInt(text) <= MAX_LIMIT) {
            return Integer.parseInt(text);
        }
        throw new ProblemException(Problem.unreadable(LIMIT));
    }
}
