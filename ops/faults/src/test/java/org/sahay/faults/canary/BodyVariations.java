package org.sahay.faults.canary;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sahay.faults.canary.Operation.Body;
import org.sahay.faults.canary.Operation.Field;
import tools.jackson.databind.JsonNode;

/** Bodies with canaries in their fields, and bodies that are none. */
final class BodyVariations {
    private static final int LONGEST_TEXT = 6000;
    private static final int FEW_VALUES = 3;

    private final Body body;
    private final Supplier<Setting> fresh;
    private final Setting shared;
    private final Composer composer;

    /**
     * @param fresh for what may be accepted
     * @param shared for what is refused anyway
     */
    BodyVariations(Body body, Supplier<Setting> fresh, Setting shared, Composer composer) {
        this.body = body;
        this.fresh = fresh;
        this.shared = shared;
        this.composer = composer;
    }

    void addTo(List<Runnable> all) {
        for (Field field : body.fields()) {
            if (field.isFreeText()) {
                Kind.TEXTS.forEach(kind -> all.add(() -> hopefully(field, kind)));
            } else if (field.isDecimal()) {
                all.add(() -> decimal(field));
            } else {
                all.add(() -> instead("a word for ", Kind.WORD, field, canary -> Bodies.text(canary.value())));
            }
            all.add(() -> instead("a list for ", Kind.NAME, field, canary -> Bodies.list(canary.value())));
            all.add(() -> instead("an object for ", Kind.SENTENCE, field, BodyVariations::object));
            if (field.isText()) {
                all.add(() -> instead("too long a ", Kind.HINDI_NAME, field, BodyVariations::endless));
            }
        }
        addUnknownFields(all);
        addBroken(all);
    }

    /** What is refused may be taken with another value beside it, as the type of an identifier. */
    private void hopefully(Field field, Kind kind) {
        Setting setting = fresh.get();
        if (take(setting, composer.bodyOf(setting), field, kind).refused()) {
            for (Field beside : body.fields()) {
                JsonNode values = beside.schema().path("enum");
                if (beside.isBeside(field) && values.size() <= FEW_VALUES) {
                    values.forEach(value -> {
                        Setting another = fresh.get();
                        take(another, Bodies.with(composer.bodyOf(another), beside.steps(), value), field, kind);
                    });
                }
            }
        }
    }

    private Told take(Setting setting, JsonNode present, Field field, Kind kind) {
        Canary canary = composer.canary(kind, field.toString());
        return composer.draft(kind + " in " + field, setting)
                .body(Bodies.with(present, field.steps(), Bodies.text(canary.value()))
                        .toString())
                .values(canary)
                .send();
    }

    private void decimal(Field field) {
        boolean latitude = field.schema().path("maximum").asInt(0) <= 90;
        Canary canary = composer.canary(latitude ? Kind.LATITUDE : Kind.LONGITUDE, field.toString());
        Setting setting = fresh.get();
        JsonNode with = Bodies.with(composer.bodyOf(setting), field.steps(), Bodies.decimal(canary.value()));
        composer.draft(canary.kind() + " in " + field, setting)
                .body(with.toString())
                .values(canary)
                .send();
    }

    private void instead(String what, Kind kind, Field field, Function<Canary, JsonNode> value) {
        Canary canary = composer.canary(kind, field.toString());
        composer.draft(what + field, shared)
                .body(Bodies.with(composer.bodyOf(shared), field.steps(), value.apply(canary))
                        .toString())
                .values(canary)
                .send();
    }

    private static JsonNode object(Canary canary) {
        return Bodies.object(canary.marks().getFirst(), canary.value());
    }

    private static JsonNode endless(Canary canary) {
        return Bodies.text(canary.value() + " x".repeat(LONGEST_TEXT));
    }

    private void addUnknownFields(List<Runnable> all) {
        all.add(() -> unknownField(List.of()));
        body.fields().stream()
                .map(field -> field.steps().subList(0, field.steps().size() - 1))
                .filter(steps -> !steps.isEmpty())
                .distinct()
                .forEach(steps -> all.add(() -> unknownField(steps)));
    }

    private void unknownField(List<String> within) {
        Canary name = composer.canary(Kind.WORD, "name of a field");
        Canary value = composer.canary(Kind.SENTENCE, "unknown field");
        var steps = new ArrayList<>(within);
        steps.add(name.value());
        composer.draft("an unknown field in " + within, shared)
                .body(Bodies.with(composer.bodyOf(shared), steps, Bodies.text(value.value()))
                        .toString())
                .values(value)
                .names(name)
                .send();
    }

    private void addBroken(List<Runnable> all) {
        all.add(() -> text("JSON that ends early", Kind.SENTENCE, body.mediaType(), "{\"a\": \"%s"));
        all.add(() -> text("JSON with a bare word", Kind.WORD, body.mediaType(), "{\"a\": %s}"));
        all.add(() -> text("JSON twice", Kind.TAMIL_NAME, body.mediaType(), "{} \"%s\""));
        all.add(() -> text("a text alone", Kind.HINDI_NAME, body.mediaType(), "\"%s\""));
        all.add(() -> text("plain text", Kind.SENTENCE, "text/plain", "%s"));
        all.add(() -> text("a form", Kind.WORD, "application/x-www-form-urlencoded", "a=%1$s&%1$s=b&%1$s"));
        all.add(() -> text("XML", Kind.NAME, "application/xml", "<a>%s</a>"));
    }

    private void text(String what, Kind kind, String mediaType, String template) {
        Canary canary = composer.canary(kind, "body");
        composer.draft(what, shared)
                .header("Content-Type", mediaType)
                .body(template.formatted(canary.value()))
                .values(canary)
                .send();
    }
}
