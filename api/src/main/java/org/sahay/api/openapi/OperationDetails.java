package org.sahay.api.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.sahay.api.edge.PossibleProblems;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemWriter;
import org.sahay.api.security.Purpose;
import org.sahay.api.security.Right;
import org.sahay.workflows.identity.Role;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Adds to each operation who may call it and why, by the policy table, and with which problems it may answer. */
final class OperationDetails implements OperationCustomizer {
    private static final Set<ProblemCode> ALWAYS = EnumSet.of(
            ProblemCode.UNAUTHENTICATED, ProblemCode.FORBIDDEN, ProblemCode.NOT_ACCEPTABLE, ProblemCode.INTERNAL);

    private final Examples examples;

    OperationDetails(Examples examples) {
        this.examples = examples;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        addRights(operation);
        addProblems(operation, method);
        addExamples(operation);
        return operation;
    }

    private static void addRights(Operation operation) {
        Right.of(operation.getOperationId()).ifPresent(right -> {
            List<String> roles = right.roles().stream().map(Role::code).toList();
            operation.addExtension("x-roles", roles);
            operation.setDescription(operation.getDescription() + " Roles: " + String.join(", ", roles) + ".");
            if (!right.purposes().isEmpty()) {
                operation.addExtension(
                        "x-purpose",
                        right.purposes().stream().map(Purpose::code).toList());
            }
        });
    }

    private static void addProblems(Operation operation, HandlerMethod method) {
        PossibleProblems possible = method.getMethodAnnotation(PossibleProblems.class);
        var codes = EnumSet.copyOf(ALWAYS);
        if (possible != null) {
            codes.addAll(List.of(possible.value()));
        }
        boolean hasBody = operation.getRequestBody() != null;
        var byStatus = new TreeMap<Integer, List<String>>();
        for (ProblemCode code : codes) {
            for (int status : statuses(code, hasBody)) {
                byStatus.computeIfAbsent(status, none -> new ArrayList<>()).add(code.code());
            }
        }
        byStatus.forEach(
                (status, names) -> operation.getResponses().addApiResponse(Integer.toString(status), response(names)));
    }

    /** In a query everything is 400; in a body it is 400 when JSON itself is at fault, and 422 when a rule is broken. */
    private static List<Integer> statuses(ProblemCode code, boolean hasBody) {
        return switch (code) {
            case INVALID_VALUE -> hasBody ? List.of(400, 422) : List.of(400);
            case MISSING_FIELD -> hasBody ? List.of(422) : List.of(400);
            default -> List.of(code.status());
        };
    }

    private static ApiResponse response(List<String> names) {
        var body = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
        var response = new ApiResponse()
                .description(String.join(", ", names))
                .content(new Content().addMediaType(ProblemWriter.MEDIA_TYPE, body));
        response.addExtension("x-problem-codes", names);
        return response;
    }

    private void addExamples(Operation operation) {
        String name = operation.getOperationId();
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().getContent().values().forEach(media -> media.setExample(examples.request(name)));
        }
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2") && response.getContent() != null) {
                response.getContent().values().forEach(media -> media.setExample(examples.response(name)));
            }
        });
    }
}
