package org.sahay.api.sync;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.NextPage;
import org.sahay.api.edge.PossibleProblems;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.QueryParameters;
import org.sahay.api.sync.event.BatchReader;
import org.sahay.templates.Locales;
import org.sahay.workflows.identity.Actor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What devices bring, and what of it waits to be corrected. */
@RestController
@RequestMapping(path = "/v1/sync", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sync")
final class SyncController {
    static final String EVENTS = "/v1/sync/events:batch";
    private static final String QUARANTINE = "/v1/sync/quarantine";
    private static final String CURSOR = "cursor";

    private final BatchReader reader;
    private final ReceiveBatch receiving;
    private final MyQuarantine quarantine;
    private final Resubmission resubmission;
    private final SyncTexts texts;

    SyncController(
            BatchReader reader,
            ReceiveBatch receiving,
            MyQuarantine quarantine,
            Resubmission resubmission,
            SyncTexts texts) {
        this.reader = reader;
        this.receiving = receiving;
        this.quarantine = quarantine;
        this.resubmission = resubmission;
        this.texts = texts;
    }

    @PostMapping(path = "/events:batch", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "sendEvents",
            summary = "Send what a device kept",
            description =
                    "Up to 500 events, 1 MiB, packed with gzip or not. Each is answered for itself, in their order: what"
                            + " is accepted is kept for good before the answer leaves. The same id with the same content is answered"
                            + " as the first time, however often and in whatever batch it comes; with other content it is refused."
                            + " profile.edited says in baseVersion on which version of the profile it was made, counting"
                            + " the device's own edits before it: while that version has not been reached it is held, five"
                            + " days at most; once it is applied it is a duplicate, with the same serverId and serverTime."
                            + " What cannot be read is kept in quarantine; what is not the caller's to write is refused.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = SyncBatchJson.class))))
    @ApiResponse(responseCode = "200", description = "An answer for each event")
    @PossibleProblems({
        ProblemCode.MALFORMED_REQUEST,
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.MISSING_FIELD,
        ProblemCode.INVALID_VALUE,
        ProblemCode.TEMPORARILY_UNAVAILABLE
    })
    ResponseEntity<SyncAcksJson> send(
            Actor actor,
            @Parameter(description = "en, hi or ta")
                    @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable
                    String language,
            @Parameter(hidden = true) @RequestBody byte[] body) {
        Locale locale = Locales.resolve(language);
        List<Ack> acks = receiving.receive(actor, reader.read(body));
        return answer(new SyncAcksJson(
                acks.stream().map(ack -> texts.shown(ack, locale)).toList()));
    }

    @GetMapping("/quarantine")
    @Operation(
            operationId = "listQuarantine",
            summary = "List what could not be read of what I sent",
            description =
                    "What waits to be corrected, newest first, 50 at a time, with what is wrong in the caller's language."
                            + " The next page is at Link rel=\"next\".")
    @ApiResponse(responseCode = "200", description = "One page of it")
    @Parameter(
            name = CURSOR,
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = String.class),
            description = "From the Link of the page before")
    @PossibleProblems({ProblemCode.UNKNOWN_FIELD, ProblemCode.INVALID_VALUE, ProblemCode.TEMPORARILY_UNAVAILABLE})
    ResponseEntity<QuarantineJson> list(
            Actor actor,
            @Parameter(description = "en, hi or ta")
                    @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable
                    String language,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> sent) {
        Map<String, String> query = QueryParameters.once(sent, List.of(CURSOR));
        MyQuarantine.Shown shown = quarantine.list(actor, query.get(CURSOR), Locales.resolve(language));
        var response = ResponseEntity.ok().varyBy(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.AUTHORIZATION);
        if (shown.next() != null) {
            response.header(HttpHeaders.LINK, NextPage.link(QUARANTINE, query, shown.next()));
        }
        return response.body(shown.page());
    }

    @PostMapping(path = "/quarantine/{id}:resubmit", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "resubmitEvent",
            summary = "Correct an event in quarantine",
            description =
                    "The event as it should have been, under its own id. Accepted, or answered with what is still wrong;"
                            + " then the quarantine is as it was.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = SyncBatchJson.SyncEventJson.class))))
    @ApiResponse(responseCode = "200", description = "What became of it")
    @PossibleProblems({
        ProblemCode.MALFORMED_REQUEST,
        ProblemCode.NOT_FOUND,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.INVALID_VALUE,
        ProblemCode.TEMPORARILY_UNAVAILABLE
    })
    ResponseEntity<SyncAcksJson.AckJson> resubmit(
            Actor actor,
            @PathVariable UUID id,
            @Parameter(description = "en, hi or ta")
                    @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable
                    String language,
            @Parameter(hidden = true) @RequestBody byte[] body) {
        Ack ack = resubmission.resubmit(actor, id, reader.readAgain(body));
        return answer(texts.shown(ack, Locales.resolve(language)));
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok()
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.AUTHORIZATION)
                .body(body);
    }
}
