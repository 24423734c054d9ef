package org.sahay.api.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.IfMatch;
import org.sahay.api.edge.PossibleProblems;
import org.sahay.api.edge.ProblemCode;
import org.sahay.templates.Locales;
import org.sahay.workflows.identity.Actor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who I am. */
@RestController
@RequestMapping(path = "/v1/profile/me", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Profile")
final class ProfileController {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final MyProfile profile;

    ProfileController(MyProfile profile) {
        this.profile = profile;
    }

    @GetMapping
    @Operation(
            operationId = "readProfile",
            summary = "Read my own profile",
            description =
                    "What citizens, caregivers and ASHAs told about themselves, with an ETag for a change of it; how the"
                            + " roster has officers and clinicians; id and role of operators.")
    @ApiResponse(
            responseCode = "200",
            description = "The caller's own profile",
            headers =
                    @Header(
                            name = HttpHeaders.ETAG,
                            schema = @Schema(type = "string"),
                            description = "Its version; not for those on a roster"))
    ProfileJson read(
            Actor actor,
            @Parameter(description = "en, hi or ta")
                    @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable
                    String language,
            HttpServletResponse response) {
        Locale locale = Locales.resolve(language);
        return tagged(profile.read(actor, locale), locale, response);
    }

    @PatchMapping(consumes = MERGE_PATCH)
    @Operation(
            operationId = "changeProfile",
            summary = "Change my own profile",
            description =
                    "A merge patch (RFC 7396): what is not sent stays, null removes. Made by the first change for whoever has"
                            + " none. What is odd and harmless is accepted with a warning.")
    @ApiResponse(
            responseCode = "200",
            description = "The profile as this change left it",
            headers =
                    @Header(
                            name = HttpHeaders.ETAG,
                            schema = @Schema(type = "string"),
                            description = "Its new version"))
    @PossibleProblems({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.PRECONDITION_FAILED,
        ProblemCode.PRECONDITION_REQUIRED,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.MISSING_FIELD,
        ProblemCode.INVALID_VALUE,
        ProblemCode.UNKNOWN_PLACE,
        ProblemCode.DISTRICT_OUTSIDE_STATE
    })
    ProfileJson change(
            Actor actor,
            @Parameter(description = "ETag of the profile that is changed; * changes any", required = true)
                    @RequestHeader(name = IfMatch.HEADER, required = false)
                    @Nullable
                    String ifMatch,
            @Parameter(description = "en, hi or ta")
                    @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable
                    String language,
            @RequestBody ProfilePatchJson patch,
            HttpServletResponse response) {
        Locale locale = Locales.resolve(language);
        return tagged(profile.change(actor, IfMatch.required(ifMatch), patch, locale), locale, response);
    }

    /**
     * The tag stands for what a change changes. Delegations come and go without it, so it is set past Spring, which would answer
     * 304 by it.
     */
    static ProfileJson tagged(ProfileJson shown, Locale locale, HttpServletResponse response) {
        if (shown.version() != null) {
            response.setHeader(HttpHeaders.ETAG, IfMatch.tag(shown.version()));
        }
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        return shown;
    }
}
