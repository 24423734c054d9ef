package org.sahay.faults.canary;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The requests that an operation gets: its example, a canary of each kind in each field, and canaries wherever none should be.
 * Each has canaries of its own.
 */
final class Variations {
    private static final List<Kind> IN_AN_ADDRESS =
            List.of(Kind.NAME, Kind.HINDI_NAME, Kind.PHONE, Kind.ABHA_NUMBER, Kind.WORD);
    private static final List<Kind> IN_A_HEADER = List.of(Kind.WORD, Kind.PHONE, Kind.ABHA_NUMBER, Kind.ABHA_ADDRESS);
    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Authorization",
            "Cookie",
            "DPoP",
            "Forwarded",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "Origin",
            "Referer",
            "traceparent",
            "tracestate",
            "User-Agent",
            "X-Forwarded-For",
            "X-Request-Id",
            "X-Unheard-Of");

    private static final String REFUSED_BODY = "{\"action\": \"START\"}";

    private final Operation operation;
    private final Supplier<Setting> fresh;
    private final Setting shared;
    private final Composer composer;
    private final List<Runnable> all = new ArrayList<>();

    private Variations(Operation operation, Supplier<Setting> fresh, Composer composer) {
        this.operation = operation;
        this.fresh = fresh;
        this.shared = fresh.get();
        this.composer = composer;
    }

    /**
     * All of them; each sends something.
     *
     * @param fresh what the operation is asked with, a new one each time
     */
    static List<Runnable> of(Operation operation, Supplier<Setting> fresh, Asking asking, Canaries canaries) {
        var composer = new Composer(operation, asking, canaries);
        var variations = new Variations(operation, fresh, composer);
        variations.add();
        if (operation.body() != null) {
            new BodyVariations(operation.body(), fresh, variations.shared, composer).addTo(variations.all);
        }
        return variations.all;
    }

    private void add() {
        all.add(() -> composer.draft("as its example", fresh.get()).send());
        for (Kind kind : IN_AN_ADDRESS) {
            operation.parametersIn("path").forEach(variable -> all.add(() -> inPath(kind, variable)));
            all.add(() -> atEndOfPath(kind));
            operation.parametersIn("query").forEach(parameter -> all.add(() -> inQuery(kind, parameter)));
            all.add(() -> inUnknownParameter(kind));
        }
        addHeaders();
    }

    private void inPath(Kind kind, String variable) {
        Canary canary = composer.canary(kind, "path");
        composer.draft(kind + " as " + variable, shared.withPath(variable, canary.value()))
                .values(canary)
                .send();
    }

    private void atEndOfPath(Kind kind) {
        Canary canary = composer.canary(kind, "path");
        composer.draft(kind + " at the end of the path", shared)
                .path(composer.pathOf(shared) + "/" + Composer.encoded(canary.value()))
                .values(canary)
                .send();
    }

    private void inQuery(Kind kind, String parameter) {
        Canary canary = composer.canary(kind, parameter);
        composer.draft(kind + " as " + parameter, shared.withQuery(parameter, canary.value()))
                .values(canary)
                .send();
    }

    private void inUnknownParameter(Kind kind) {
        Canary name = composer.canary(Kind.WORD, "name of a parameter");
        Canary value = composer.canary(kind, "unknown parameter");
        composer.draft(kind + " in an unknown parameter", shared.withQuery(name.value(), value.value()))
                .values(value)
                .names(name)
                .send();
    }

    private void addHeaders() {
        var names = new ArrayList<>(HEADERS);
        operation.parametersIn("header").stream()
                .filter(name -> names.stream().noneMatch(name::equalsIgnoreCase))
                .forEach(names::add);
        for (String name : names) {
            IN_A_HEADER.forEach(kind -> all.add(() -> inHeader(kind, name)));
            all.add(() -> digitsInHeader(name));
            if (operation.body() != null) {
                all.add(() -> inHeaderOfARefusal(Kind.WORD, name));
            }
        }
    }

    private void inHeader(Kind kind, String name) {
        Canary canary = composer.canary(kind, "header " + name);
        composer.draft(kind + " in " + name, shared)
                .header(name, canary.value())
                .values(canary)
                .send();
    }

    private void digitsInHeader(String name) {
        Canary phone = composer.canary(Kind.PHONE, "header " + name);
        composer.draft("digits in " + name, shared)
                .header(name, phone.marks().getFirst())
                .values(phone)
                .send();
    }

    private void inHeaderOfARefusal(Kind kind, String name) {
        Canary canary = composer.canary(kind, "header " + name);
        composer.draft("a body that is refused, and a canary in " + name, shared)
                .header(name, canary.value())
                .body(REFUSED_BODY)
                .values(canary)
                .send();
    }
}
