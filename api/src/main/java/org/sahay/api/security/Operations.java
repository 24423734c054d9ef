package org.sahay.api.security;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Lets the application start only when its operations and the rows of {@link Right} are the same. */
final class Operations implements SmartInitializingSingleton {
    private final RequestMappingHandlerMapping mapping;
    private final Predicate<Presence> present;

    Operations(RequestMappingHandlerMapping mapping, Predicate<Presence> present) {
        this.mapping = mapping;
        this.present = present;
    }

    @Override
    public void afterSingletonsInstantiated() {
        requireSame(
                mapping.getHandlerMethods().values().stream()
                        .filter(Operations::isOne)
                        .map(Operations::id)
                        .toList(),
                present);
    }

    /** Whether it is an operation of the API, and no page about it: those are hidden from its document. */
    static boolean isOne(HandlerMethod method) {
        return !method.getBeanType().isAnnotationPresent(Hidden.class)
                && !method.getBeanType().getPackageName().startsWith("org.springdoc.");
    }

    private static String id(HandlerMethod method) {
        Operation operation = method.getMethodAnnotation(Operation.class);
        return operation == null ? method.getShortLogMessage() : operation.operationId();
    }

    /** @throws IllegalStateException naming each operation without a row and each row without an operation */
    static void requireSame(List<String> operations, Predicate<Presence> present) {
        var rows = new TreeSet<>(Arrays.stream(Right.values())
                .filter(right -> present.test(right.presence()))
                .map(Right::operationId)
                .toList());
        var differences = Stream.concat(
                        operations.stream()
                                .filter(id -> !rows.contains(id))
                                .map(id -> "the operation " + id + " has no row"),
                        rows.stream()
                                .filter(id -> !operations.contains(id))
                                .map(id -> "the row " + id + " has no operation"))
                .toList();
        if (!differences.isEmpty()) {
            throw new IllegalStateException("The policy table Right does not fit: " + String.join("; ", differences));
        }
    }
}
