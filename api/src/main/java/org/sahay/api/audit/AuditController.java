package org.sahay.api.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.NextPage;
import org.sahay.api.edge.PossibleProblems;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.edge.QueryParameters;
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

/** Who looked at my data. */
@RestController
@RequestMapping(path = "/v1/audit/me", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Profile")
final class AuditController {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final String LIMIT = "limit";
    private static final List<String> PARAMETERS = List.of("cursor", LIMIT);

    private final MyAudit audit;

    AuditController(MyAudit audit) {
        this.audit = audit;
    }

    /** One page, newest first; where the next one is says the Link header. */
    @Schema(name = "AuditList")
    record AuditList(List<AuditLineJson> items) {
        AuditList {
            items = List.copyOf(items);
        }
    }

    @GetMapping
    @Operation(
            operationId = "listMyAudit",
            summary = "List who looked at my data",
            description =
                    "Every read and write of what concerns the caller, newest first: when, in which role, what, what for and"
                            + " on which ground; of a delegation since when it holds and until when. Of staff the role is told,"
                            + " not who it was. The next page is at Link rel=\"next\".")
    @ApiResponse(responseCode = "200", description = "One page of it")
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = String.class),
            description = "From the Link of the page before")
    @Parameter(
            name = LIMIT,
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "200", defaultValue = "50"),
            description = "1 to 200, without it 50")
    @PossibleProblems({ProblemCode.UNKNOWN_FIELD, ProblemCode.INVALID_VALUE})
    ResponseEntity<AuditList> list(
            Actor actor,
            @Parameter(description = "en, hi or ta")
                    @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable
                    String language,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> sent) {
        Map<String, String> query = QueryParameters.once(sent, PARAMETERS);
        int limit = limit(query.get(LIMIT));
        MyAudit.Shown page = audit.list(actor, query.get("cursor"), limit, Locales.resolve(language));
        var response = ResponseEntity.ok();
        if (page.next() != null) {
            response.header(HttpHeaders.LINK, NextPage.link("/v1/audit/me", Map.of(LIMIT, limit), page.next()));
        }
        return response.body(new AuditList(page.items()));
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
