package org.sahay.api.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.IfMatch;
import org.sahay.api.edge.NextPage;
import org.sahay.api.edge.PossibleProblems;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.QueryParameters;
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

/** How I came to be as I am told. */
@RestController
@RequestMapping(path = ProfileHistoryController.HISTORY, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Profile")
final class ProfileHistoryController {
    static final String HISTORY = "/v1/profile/me/history";
    private static final String CURSOR = "cursor";

    private final MyProfileHistory history;

    ProfileHistoryController(MyProfileHistory history) {
        this.history = history;
    }

    @GetMapping
    @Operation(
            operationId = "listProfileHistory",
            summary = "List the edits of my own profile",
            description =
                    "Every edit, whether it is in force, was won by another, or waits for one that has not come; newest"
                            + " first, 50 at a time. The next page is at Link rel=\"next\".")
    @ApiResponse(responseCode = "200", description = "One page of it")
    @Parameter(
            name = CURSOR,
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = String.class),
            description = "From the Link of the page before")
    @PossibleProblems({ProblemCode.UNKNOWN_FIELD, ProblemCode.INVALID_VALUE, ProblemCode.TEMPORARILY_UNAVAILABLE})
    ResponseEntity<ProfileHistoryJson> list(
            Actor actor,
            @Parameter(description = "en, hi or ta")
                    @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable
                    String language,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> sent) {
        Map<String, String> query = QueryParameters.once(sent, List.of(CURSOR));
        MyProfileHistory.Shown shown = history.list(actor, query.get(CURSOR), Locales.resolve(language));
        var response = ResponseEntity.ok().varyBy(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.AUTHORIZATION);
        if (shown.next() != null) {
            response.header(HttpHeaders.LINK, NextPage.link(HISTORY, query, shown.next()));
        }
        return response.body(shown.page());
    }

    @PostMapping("/{id}:restore")
    @Operation(
            operationId = "restoreProfileEdit",
            summary = "Make an edit of my own profile anew",
            description =
                    "What the edit changed is changed so again, by a new edit that is in force; the history keeps both. The"
                            + " same as it is already changes nothing.")
    @ApiResponse(
            responseCode = "200",
            description = "The profile as this left it",
            headers =
                    @Header(
                            name = HttpHeaders.ETAG,
                            schema = @Schema(type = "string"),
                            description = "Its new version"))
    @PossibleProblems({
        ProblemCode.NOT_FOUND,
        ProblemCode.PRECONDITION_FAILED,
        ProblemCode.PRECONDITION_REQUIRED,
        ProblemCode.INVALID_VALUE,
        ProblemCode.TEMPORARILY_UNAVAILABLE
    })
    ProfileJson restore(
            Actor actor,
            @PathVariable UUID id,
            @Parameter(description = "ETag of the profile that is changed; * changes any", required = true)
                    @RequestHeader(name = IfMatch.HEADER, required = false)
                    @Nullable
                    String ifMatch,
            @Parameter(description = "en, hi or ta")
                    @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable
                    String language,
            HttpServletResponse response) {
        Locale locale = Locales.resolve(language);
        return ProfileController.tagged(
                history.restore(actor, IfMatch.required(ifMatch), id, locale), locale, response);
    }
}
