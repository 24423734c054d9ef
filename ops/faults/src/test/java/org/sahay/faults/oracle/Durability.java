package org.sahay.faults.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.sahay.faults.load.Answer;
import org.sahay.faults.load.Journal;

/**
 * What was acknowledged is there once; what was not is there once or not at all; nothing is there that was never sent. And
 * whoever asks again with the same key is told the same, byte by byte.
 */
public final class Durability {
    private Durability() {}

    /** A complaint's row: its id and whose it is. */
    public record Stored(UUID id, UUID citizen) {}

    public static List<String> violations(List<Journal.Entry> journal, List<Stored> rows) {
        var found = new ArrayList<String>();
        Map<UUID, Set<UUID>> rowsOf = new HashMap<>();
        rows.forEach(row ->
                rowsOf.computeIfAbsent(row.citizen(), _ -> new HashSet<>()).add(row.id()));
        for (Journal.Entry entry : journal) {
            var kept = rowsOf.getOrDefault(entry.filing().citizen(), Set.of());
            addKept(found, entry, kept);
            addAnswers(found, entry);
            rowsOf.remove(entry.filing().citizen());
        }
        rowsOf.values().forEach(unsent -> found.add("complaints nobody filed: " + unsent));
        return found;
    }

    private static void addKept(List<String> found, Journal.Entry entry, Set<UUID> kept) {
        UUID acknowledged = entry.acknowledged();
        if (acknowledged != null && !kept.contains(acknowledged)) {
            found.add("complaint %s was acknowledged and is lost".formatted(acknowledged));
        }
        if (kept.size() > 1) {
            found.add("one filing made %d complaints: %s".formatted(kept.size(), kept));
        }
    }

    private static void addAnswers(List<String> found, Journal.Entry entry) {
        var different = entry.answers().stream()
                .filter(Answer::accepted)
                .map(Answer::body)
                .distinct()
                .toList();
        if (different.size() > 1) {
            found.add("the same key was answered differently: " + different);
        }
    }
}
