package org.sahay.api.codec;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.PossibleProblems;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.QueryParameters;
import org.sahay.api.security.OwnIssuer;
import org.sahay.templates.Locales;
import org.sahay.workflows.identity.Actor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the Temporal UI asks of a codec server. There is no encoding: nobody writes payloads by hand. */
@RestController
@OwnIssuer
@Tag(name = "Operation")
final class CodecController {
    private static final String STORAGE = "preserveStorageRefs";

    private final DecodePayloads decode;

    CodecController(DecodePayloads decode) {
        this.decode = decode;
    }

    @PostMapping(
            path = CodecSecurity.DECODE,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "decodePayloads",
            summary = "Open sealed payloads of workflows",
            description =
                    "For pages of the Temporal UI, with the cookie of /codec/login. Operators get what was sealed; to everybody"
                            + " else of staff each sealed payload says that it is. What is not sealed comes back as it is.",
            security = @SecurityRequirement(name = "codec"))
    @ApiResponse(responseCode = "200", description = "As many payloads, in the same order")
    @Parameter(
            name = CodecSecurity.NAMESPACE,
            in = ParameterIn.HEADER,
            required = true,
            schema = @Schema(implementation = String.class),
            description = "The Temporal namespace of this platform")
    @Parameter(
            name = STORAGE,
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = String.class),
            description = "As the UI sends it; it changes nothing")
    @PossibleProblems({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.MISSING_FIELD,
        ProblemCode.INVALID_VALUE
    })
    PayloadsJson decode(
            Actor actor,
            @Parameter(hidden = true) @RequestHeader(name = CodecSecurity.NAMESPACE, required = false) @Nullable
                    String namespace,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable
                    String language,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query,
            @RequestBody PayloadsJson sent) {
        QueryParameters.once(query, List.of(STORAGE));
        return decode.decode(actor, namespace, sent, Locales.resolve(language));
    }
}
