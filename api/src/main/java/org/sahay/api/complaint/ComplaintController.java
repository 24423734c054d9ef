package org.sahay.api.complaint;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.IdempotencyKey;
import org.sahay.api.edge.NextPage;
import org.sahay.api.edge.PossibleProblems;
import org.sahay.api.edge.ProblemCode;
import org.sahay.store.complaint.Page;
import org.sahay.store.idempotency.SavedAnswer;
import org.sahay.templates.Locales;
import org.sahay.workflows.complaint.ComplaintStatus;
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
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping(path = "/v1/complaints", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Complaints")
final class ComplaintController {
    private final FileComplaint filing;
    private final ReadComplaints reads;
    private final JsonMapper json;
    private final ActOnComplaint actions;
    private final FilingRules.Known known;

    ComplaintController(
            FileComplaint filing,
            ReadComplaints reads,
            ActOnComplaint actions,
            FilingRules.Known known,
            JsonMapper json) {
        this.known = known;
        this.json = json;
        this.filing = filing;
        this.reads = reads;
        this.actions = actions;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "fileComplaint",
            summary = "File a complaint",
            description = "Accepted once for each Idempotency-Key, in one transaction; it is routed afterwards.")
    @ApiResponse(
            responseCode = "201",
            description = "Accepted",
            content = @Content(schema = @Schema(implementation = ComplaintSummary.class)))
    @PossibleProblems({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.IDEMPOTENCY_KEY_MISSING,
        ProblemCode.IDEMPOTENCY_IN_FLIGHT,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.MISSING_FIELD,
        ProblemCode.INVALID_VALUE,
        ProblemCode.UNKNOWN_CATEGORY,
        ProblemCode.UNKNOWN_PLACE,
        ProblemCode.DISTRICT_OUTSIDE_STATE,
        ProblemCode.NO_LINK,
        ProblemCode.IDEMPOTENCY_KEY_REUSED
    })
    ResponseEntity<String> file(
            Actor actor,
            @Parameter(
                            description = "Random value of the client's, kept for every retry of this request",
                            required = true)
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable
                    String idempotencyKey,
            @RequestBody NewComplaintJson body) {
        String key = IdempotencyKey.required(idempotencyKey);
        SavedAnswer answer = filing.file(actor, key, body);
        var response = ResponseEntity.status(answer.status()).contentType(MediaType.APPLICATION_JSON);
        answer.headers().forEach(response::header);
        return response.body(answer.body());
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "readComplaint",
            summary = "Read a complaint",
            description = "With its timeline, why it was routed so, and what the reader may do now.")
    @ApiResponse(responseCode = "200", description = "The case, with an ETag of everything shown")
    @ApiResponse(responseCode = "304", description = "Not changed since If-None-Match", content = @Content)
    @PossibleProblems(ProblemCode.NOT_FOUND)
    @Nullable
    ResponseEntity<ComplaintView> read(
            Actor actor,
            @PathVariable UUID id,
            @Parameter(description = "en, hi or ta")
                    @RequestHeader(name = "Accept-Language", required = false)
                    @Nullable
                    String language,
            @Parameter(hidden = true) ServletWebRequest request) {
        ComplaintView view = reads.one(actor, id, Locales.resolve(language));
        String etag = etag(view);
        return request.checkNotModified(etag) ? null : answer(etag, view);
    }

    @GetMapping
    @Operation(
            operationId = "listComplaints",
            summary = "List complaints",
            description = "mine: filed by or for the caller; inbox: owned by the caller; area: in the caller's area;"
                    + " breaching: of those, warned and still running, first due first; held: of those, nobody is found for."
                    + " The next page is at Link rel=\"next\".")
    @Parameter(
            name = "view",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            implementation = String.class,
                            allowableValues = {"mine", "inbox", "area", "breaching", "held"}),
            description = "mine, inbox, area, breaching or held")
    @Parameter(
            name = "number",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = String.class, pattern = "[0-9]{10}"),
            description = "The ten digits of one complaint")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = ComplaintStatus.class),
            description = "A status, as ASSIGNED")
    @Parameter(
            name = "category",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = String.class, pattern = "[A-Z_]{1,64}"),
            description = "A category code")
    @Parameter(
            name = "lgdDistrict",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = Integer.class),
            description = "LGD code of the office's district")
    @Parameter(
            name = "level",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "3"),
            description = "The rung, 1 to 3")
    @Parameter(
            name = "dueBefore",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = Instant.class),
            description = "Citizen clock due before this instant")
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = String.class),
            description = "From the Link of the page before")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "200", defaultValue = "50"),
            description = "1 to 200, without it 50")
    @PossibleProblems({ProblemCode.UNKNOWN_FIELD, ProblemCode.INVALID_VALUE})
    ResponseEntity<ComplaintList> list(
            Actor actor, @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        Page<ComplaintSummary> page = reads.list(ListingRules.listing(actor, query, known));
        var response = ResponseEntity.ok();
        if (page.nextCursor() != null) {
            response.header(
                    HttpHeaders.LINK, NextPage.link("/v1/complaints", query.toSingleValueMap(), page.nextCursor()));
        }
        return response.body(new ComplaintList(page.items()));
    }

    @PostMapping(path = "/{id}/actions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "actOnComplaint",
            summary = "Act on a complaint",
            description =
                    "Decided by the workflow of the case; a refused action names the allowed ones. Without a key one"
                            + " is made and returned.")
    @PossibleProblems({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.NOT_FOUND,
        ProblemCode.ILLEGAL_TRANSITION,
        ProblemCode.IDEMPOTENCY_IN_FLIGHT,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.MISSING_FIELD,
        ProblemCode.INVALID_VALUE,
        ProblemCode.UNKNOWN_PLACE,
        ProblemCode.DISTRICT_OUTSIDE_STATE,
        ProblemCode.NOT_OUR_OFFICE,
        ProblemCode.IDEMPOTENCY_KEY_REUSED,
        ProblemCode.WORKFLOW_UNAVAILABLE
    })
    ResponseEntity<ComplaintView> act(
            Actor actor,
            @PathVariable UUID id,
            @Parameter(description = "Random value of the client's, kept for every retry of this request")
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable
                    String idempotencyKey,
            @Parameter(description = "en, hi or ta")
                    @RequestHeader(name = "Accept-Language", required = false)
                    @Nullable
                    String language,
            @RequestBody ActionJson body,
            @Parameter(hidden = true) ServletWebRequest request) {
        String key = IdempotencyKey.orNew(idempotencyKey);
        if (request.getResponse() != null && IdempotencyKey.isRandom(key)) {
            request.getResponse().setHeader(IdempotencyKey.HEADER, key); // also with a problem, to ask again by
        }
        String actionKey = actions.act(actor, id, key, body);
        ComplaintView view = reads.afterAction(actor, id, Locales.resolve(language), actionKey);
        return answer(etag(view), view);
    }

    private static ResponseEntity<ComplaintView> answer(String etag, ComplaintView view) {
        return ResponseEntity.ok()
                .eTag(etag)
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.AUTHORIZATION)
                .body(view);
    }

    /** Of everything shown, for language, reader and time change it as well as the timeline does. */
    private String etag(ComplaintView view) {
        return "\"" + Fingerprint.of(json.writeValueAsString(view)) + "\"";
    }
}
