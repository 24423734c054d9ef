package org.sahay.faults.canary;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * No canary is seen anywhere, and what is refused repeats none. Two things are excused, both said to nobody but the one who
 * sent them: the name of a field that there is not, by which a misspelt one is found; and the user name that somebody typed, in
 * its input of the page that refuses it, so that they need not type it again.
 */
final class Oracle {
    private static final String UNKNOWN_FIELD = "unknown-field";

    private Oracle() {}

    /** Whatever was seen where it must not be. */
    static List<String> leaks(Collection<Sighting> sightings) {
        return List.copyOf(
                new TreeSet<>(sightings.stream().map(Sighting::toString).toList()));
    }

    /** Planted leaks that were not seen. */
    static List<String> unseen(Map<String, List<Canary>> planted, Collection<Sighting> sightings) {
        return planted.entrySet().stream()
                .flatMap(place -> place.getValue().stream()
                        .filter(canary -> sightings.stream()
                                .noneMatch(seen -> seen.place().equals(place.getKey())
                                        && seen.canary().equals(canary)))
                        .map(canary -> place.getKey() + " shows nothing of " + canary))
                .toList();
    }

    /**
     * Refusals that repeat what was sent.
     *
     * @param canaries all there are: a problem that repeats another's is no better; a page of somebody's shows what is theirs
     */
    static List<String> repetitions(Collection<Told> told, Collection<Canary> canaries) {
        var search = Search.of(canaries);
        return told.stream()
                .filter(Told::refused)
                .flatMap(answer -> search.in(said(answer)).stream()
                        .filter(form -> !isNameOfUnknownField(form.canary(), answer))
                        .filter(form ->
                                !isPage(answer) || answer.request().values().contains(form.canary()))
                        .map(form -> "%s repeats %s, as %s".formatted(answer, form.canary(), form.how())))
                .toList();
    }

    /** Body and headers, without the one input that may hold what was typed into it. */
    private static String said(Told answer) {
        String body = answer.body();
        if (isPage(answer)) {
            for (Canary typed : answer.request().values()) {
                if (typed.kind() == Kind.WORD) {
                    body = body.replaceAll(
                            "(<input id=\"user-name\" name=\"userName\" [^>]*value=\")" + typed.value() + "\"", "$1\"");
                }
            }
        }
        return body + "\n" + answer.headers();
    }

    private static boolean isPage(Told answer) {
        return answer.header("content-type").startsWith("text/html");
    }

    private static boolean isNameOfUnknownField(Canary canary, Told answer) {
        return answer.request().names().contains(canary)
                && answer.header("content-type").startsWith("application/problem+json")
                && answer.json().path("code").asString("").equals(UNKNOWN_FIELD);
    }

    /**
     * Operations that cannot have put anything in: never accepted, or never with a canary in a field that takes text.
     *
     * @param closed operations whose only texts are secrets of ours, which no canary can be
     */
    static List<String> untried(Collection<Operation> operations, Collection<Told> told, Set<String> closed) {
        return operations.stream()
                .flatMap(operation -> {
                    var accepted = told.stream()
                            .filter(answer -> answer.request().operation().equals(operation.id()))
                            .filter(Told::accepted)
                            .toList();
                    if (accepted.isEmpty()) {
                        return Stream.of("%s was never accepted: say in Scene what it needs; it was told %s"
                                .formatted(operation.id(), lastOf(operation, told)));
                    }
                    return operation.takesFreeText()
                                    && !closed.contains(operation.id())
                                    && accepted.stream().noneMatch(Oracle::holdsACanary)
                            ? Stream.of(operation.id()
                                    + " never took a canary: add a kind that fits a field of its to Kind")
                            : Stream.empty();
                })
                .toList();
    }

    private static boolean holdsACanary(Told answer) {
        String body = Objects.requireNonNullElse(answer.request().body(), "");
        return answer.request().values().stream()
                .anyMatch(canary -> body.contains(canary.marks().getFirst()));
    }

    private static String lastOf(Operation operation, Collection<Told> told) {
        return told.stream()
                .filter(answer -> answer.request().operation().equals(operation.id()))
                .filter(answer -> answer.request().values().isEmpty())
                .map(Told::toString)
                .reduce("nothing", (_, last) -> last);
    }

    /** Values of an enumeration that no accepted body had in a field. */
    static <E extends Enum<E>> List<String> missing(Class<E> values, String field, Collection<Told> told) {
        return Stream.of(values.getEnumConstants())
                .filter(value -> told.stream()
                        .filter(Told::accepted)
                        .map(answer -> answer.request().body())
                        .filter(Objects::nonNull)
                        .noneMatch(body -> body.contains("\"%s\":\"%s\"".formatted(field, value.name()))))
                .map(value -> "no " + value + " was accepted: let CaseJourney do it")
                .toList();
    }
}
