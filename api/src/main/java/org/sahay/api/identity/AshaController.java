package org.sahay.api.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sahay.api.edge.NextPage;
import org.sahay.api.edge.PlainCursor;
import org.sahay.api.edge.PossibleProblems;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.edge.QueryParameters;
import org.sahay.api.security.OwnIssuer;
import org.sahay.api.security.Right;
import org.sahay.store.identity.Asha;
import org.sahay.store.identity.Ashas;
import org.sahay.store.place.Places;
import org.sahay.workflows.identity.Actor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The ASHAs of an officer's area. */
@RestController
@OwnIssuer
@RequestMapping(path = AshaController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sign-in")
final class AshaController {
    static final String PATH = "/v1/ashas";
    private static final PlainCursor CURSORS = new PlainCursor("asha");
    private static final String CURSOR = "cursor";
    private static final int PAGE = 100;

    private final Ashas ashas;
    private final Places places;

    AshaController(Ashas ashas, Places places) {
        this.ashas = ashas;
        this.places = places;
    }

    /** One page, by code; where the next one is says the Link header. */
    @Schema(name = "AshaList")
    record AshaList(List<AshaJson> items) {
        AshaList {
            items = List.copyOf(items);
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "enrolAsha",
            summary = "Enrol an ASHA for her villages",
            description = "From now on whoever has this phone may sign in as an ASHA. The same code with the same phone"
                    + " sets district and villages anew; for another phone withdraw the enrolment first. Whether anybody"
                    + " had signed in with the phone before is not told.")
    @ApiResponse(responseCode = "201", description = "Enrolled")
    @PossibleProblems({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.ASHA_CONFLICT,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.MISSING_FIELD,
        ProblemCode.INVALID_VALUE,
        ProblemCode.UNKNOWN_PLACE,
        ProblemCode.DISTRICT_OUTSIDE_STATE
    })
    AshaJson enrol(Actor actor, @RequestBody NewAshaJson sent) {
        return ashas.enrol(AshaRules.check(sent, actor, places), actor, Right.ENROL_ASHA.purpose(actor.role()))
                .map(AshaJson::of)
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.ASHA_CONFLICT)));
    }

    @GetMapping
    @Operation(
            operationId = "listAshas",
            summary = "List the ASHAs of my area",
            description = "Those who are enrolled now, by code, 100 at a time. The next page is at Link rel=\"next\".")
    @ApiResponse(responseCode = "200", description = "One page of them")
    @Parameter(
            name = CURSOR,
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = String.class),
            description = "From the Link of the page before")
    @PossibleProblems({ProblemCode.UNKNOWN_FIELD, ProblemCode.INVALID_VALUE})
    ResponseEntity<AshaList> list(
            Actor actor, @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> sent) {
        Map<String, String> query = QueryParameters.once(sent, List.of(CURSOR));
        String cursor = query.get(CURSOR);
        List<Asha> found =
                ashas.in(actor.area(), cursor == null ? null : CURSORS.place(cursor, code -> code), PAGE + 1);
        List<Asha> page = found.subList(0, Math.min(PAGE, found.size()));
        var response = ResponseEntity.ok();
        if (found.size() > PAGE) {
            response.header(
                    HttpHeaders.LINK,
                    NextPage.link(PATH, query, CURSORS.after(page.getLast().code())));
        }
        return response.body(new AshaList(page.stream().map(AshaJson::of).toList()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "withdrawAsha",
            summary = "Withdraw the enrolment of an ASHA",
            description = "Her sessions as an ASHA end at once. As a citizen she goes on; what she did stays.")
    @ApiResponse(responseCode = "204", description = "Withdrawn", content = @Content)
    @PossibleProblems(ProblemCode.NOT_FOUND)
    void withdraw(Actor actor, @PathVariable UUID id) {
        if (!ashas.withdraw(id, actor, Right.WITHDRAW_ASHA.purpose(actor.role()))) {
            throw new ProblemException(Problem.of(ProblemCode.NOT_FOUND));
        }
    }
}
