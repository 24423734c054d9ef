package org.sahay.faults.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.sahay.faults.sync.StoredEvents.Sent;

/** While nothing fails, what the topic has of each partition came in the order of commits. */
final class CommitOrder {
    private CommitOrder() {}

    /**
     * @param sent records, of each partition in their order; what comes again does not count
     * @param log server ids in the order of commits
     */
    static List<String> violations(List<Sent> sent, List<UUID> log) {
        var ranks = new HashMap<java.util.UUID, Integer>();
        log.forEach(id -> ranks.put(id, ranks.size()));
        var found = new ArrayList<String>();
        var seen = new HashSet<UUID>();
        var newest = new HashMap<Integer, Sent>();
        for (Sent one : sent) {
            if (!ranks.containsKey(one.id()) || !seen.add(one.id())) {
                continue;
            }
            Sent before = newest.put(one.partition(), one);
            if (before != null && ranks.getOrDefault(before.id(), 0) > ranks.getOrDefault(one.id(), 0)) {
                found.add("%s was committed before %s and comes after it in partition %d"
                        .formatted(one.id(), before.id(), one.partition()));
            }
        }
        return found;
    }
}
