package org.sahay.api.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error on the wire, {@code application/problem+json} (RFC 9457).
 *
 * @param type relative address of the page that explains the code
 * @param title the kind of error, in the caller's language
 * @param status HTTP status
 * @param detail what to do about it, in the caller's language
 * @param instance the path that was asked for, as far as it says nothing about anybody
 * @param code stable name of the kind of error
 * @param field path of the field or parameter at fault
 * @param allowedActions what this person may do now instead of the refused action
 * @param requestId id of the request, to be named when asking for help
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@io.swagger.v3.oas.annotations.media.Schema(name = "Problem")
public record ProblemJson(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        @Nullable String field,
        @Nullable List<String> allowedActions,
        String requestId) {}
