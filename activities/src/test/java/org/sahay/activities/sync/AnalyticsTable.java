package org.sahay.activities.sync;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The mapping as the reviewed file shows it. */
final class AnalyticsTable {
    private static final String HEAD = """
            # What of the events of devices leaves for analytics

            Written from `AnalyticsMapping` by its test; a difference fails the build, and so does a field of a schema that is in neither table.
            Whoever changes a line of it says in review why nobody can be recognised by what leaves.

            Of every event there leave its type and its day (by the device's clock, in India), under an id that is a keyed hash of the event's.
            No id of a person, device, facility or complaint leaves, no text, no exact number, no place finer than a district, and no time: a record's
            own time is the day on which the event was accepted, and records that were read together come in the order of their ids.
            A word that devices make up leaves only if it is on a list, for anything may be written into one that is not. There is no pseudonym:
            two events of one person cannot be told from those of two people. Events of a citizen carry no district and no age, as profiles have neither yet.

            Whoever shows numbers made of these suppresses small cells. Whoever may read both `sync.events` and `analytics.events` can relate some of them by
            when they arrived; give no account rights to both.

            """;

    private AnalyticsTable() {}

    static String of(List<AnalyticsRule> rules) {
        var table = new StringBuilder(HEAD);
        table.append("## What leaves\n\n| type | leaves as | made from | form |\n|---|---|---|---|\n");
        for (AnalyticsRule rule : rules) {
            table.append("| `%s` | `%s` | %s | %s |\n"
                    .formatted(
                            rule.type(),
                            name(rule),
                            places(rule).stream()
                                    .map(place -> "`" + place + "`")
                                    .collect(Collectors.joining(", ")),
                            rule.form().text()));
        }
        table.append("\n## What stays\n\n| type | fields |\n|---|---|\n");
        for (String type : SampleEvents.types()) {
            table.append("| `%s` | %s |\n".formatted(type, staying(type, rules)));
        }
        return table.toString();
    }

    static String name(AnalyticsRule rule) {
        return rule.list() == null ? rule.as() : rule.list() + "[]." + rule.as();
    }

    static List<String> places(AnalyticsRule rule) {
        return rule.from().stream()
                .map(from -> rule.list() == null ? from : rule.list() + "[]." + from)
                .toList();
    }

    private static String staying(String type, List<AnalyticsRule> rules) {
        Set<String> leaving = new HashSet<>();
        rules.stream().filter(rule -> rule.type().equals(type)).forEach(rule -> leaving.addAll(places(rule)));
        String staying = SampleEvents.leaves(type).stream()
                .map(SampleEvents.Leaf::path)
                .filter(path -> !leaving.contains(path))
                .map(path -> "`" + path + "`")
                .collect(Collectors.joining(", "));
        return staying.isEmpty() ? "none" : staying;
    }
}
