package org.sahay.api.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.sahay.api.edge.PossibleProblems;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemWriter;
import org.sahay.api.ratelimit.RateLimit;
import org.sahay.api.security.DeviceKey;
import org.sahay.api.security.Purpose;
import org.sahay.api.security.Right;
import org.sahay.workflows.identity.Role;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Adds to each operation who may call it and why, by the policy table, and with which problems it may answer. */
final class OperationDetails implements OperationCustomizer {
    private static final Set<ProblemCode> ALWAYS = EnumSet.of(
            ProblemCode.NOT_ACCEPTABLE, ProblemCode.TOO_MANY_REQUESTS, ProblemCode.INTERNAL, ProblemCode.OVERLOADED);
    private static final Set<ProblemCode> OF_PROOFS = EnumSet.of(
            ProblemCode.DPOP_PROOF_MISSING,
            ProblemCode.DPOP_REPLAYED,
            ProblemCode.DPOP_WRONG_TARGET,
            ProblemCode.DPOP_STALE,
            ProblemCode.DPOP_NONCE_REQUIRED,
            ProblemCode.DPOP_INVALID);
    private static final Set<ProblemCode> OF_TOKENS = EnumSet.of(
            ProblemCode.UNAUTHENTICATED,
            ProblemCode.TOKEN_EXPIRED,
            ProblemCode.SESSION_ENDED,
            ProblemCode.DPOP_KEY_MISMATCH,
            ProblemCode.FORBIDDEN);

    private final Examples examples;

    OperationDetails(Examples examples) {
        this.examples = examples;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        addRights(operation);
        addProof(operation, method);
        addLimits(operation, method);
        addProblems(operation, method);
        addExamples(operation);
        return operation;
    }

    private static void addRights(Operation operation) {
        Right.of(operation.getOperationId()).ifPresent(right -> {
            List<String> roles = right.isOpen()
                    ? List.of("anyone")
                    : right.roles().stream().map(Role::code).toList();
            operation.addExtension("x-roles", roles);
            operation.setDescription(operation.getDescription() + " Roles: " + String.join(", ", roles) + ".");
            if (!right.purposes().isEmpty()) {
                operation.addExtension(
                        "x-purpose",
                        right.purposes().stream().map(Purpose::code).toList());
            }
            if (right.isOpen()) {
                operation.setSecurity(List.of());
            }
        });
    }

    private static boolean isOpen(Operation operation) {
        return Right.of(operation.getOperationId()).filter(Right::isOpen).isPresent();
    }

    private static boolean takesProof(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == DeviceKey.class);
    }

    private static void addProof(Operation operation, HandlerMethod method) {
        if (takesProof(method)) {
            operation.addParametersItem(new HeaderParameter()
                    .name("DPoP")
                    .required(true)
                    .description("Proof of the device's P-256 key (RFC 9449), without ath")
                    .schema(new StringSchema()));
        }
    }

    private static void addLimits(Operation operation, HandlerMethod method) {
        boolean reads = method.hasMethodAnnotation(GetMapping.class);
        operation.addExtension(
                "x-rate-limits",
                RateLimit.of(operation.getOperationId(), reads).stream()
                        .map(RateLimit::code)
                        .toList());
    }

    private static void addProblems(Operation operation, HandlerMethod method) {
        PossibleProblems possible = method.getMethodAnnotation(PossibleProblems.class);
        var codes = EnumSet.copyOf(ALWAYS);
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            codes.add(ProblemCode.UNAUTHENTICATED);
            codes.add(ProblemCode.FORBIDDEN);
        } else if (!isOpen(operation)) {
            codes.addAll(OF_TOKENS);
            codes.addAll(OF_PROOFS);
        } else if (takesProof(method)) {
            codes.addAll(OF_PROOFS);
        }
        if (possible != null) {
            codes.addAll(List.of(possible.value()));
        }
        boolean hasBody = operation.getRequestBody() != null;
        if (hasBody) {
            codes.add(ProblemCode.BODY_TOO_SLOW);
        }
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
