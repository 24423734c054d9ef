package org.sahay.faults.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every event that was acknowledged is kept exactly once, as it was acknowledged each time, and one that was not at most once; what
 * is in the log is in the topic at least once, and a reading exactly once, which its hour counts; nothing else is.
 */
final class KeptOnce {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private KeptOnce() {}

    /**
     * A row about an event.
     *
     * @param status of a receipt; of log and quarantine what they are
     */
    record Row(UUID citizen, UUID event, UUID serverId, Status status) {}

    /** What became of an event. */
    enum Status {
        ACCEPTED,
        QUARANTINED
    }

    /**
     * What there is of some citizens.
     *
     * @param receipts one for each event
     * @param stored rows of the log and of the quarantine
     * @param topic server ids of the records, as they came
     * @param readings server ids of the events that readings are of
     * @param counted how many readings the hours say there are
     */
    record Kept(List<Row> receipts, List<Row> stored, List<UUID> topic, List<UUID> readings, long counted) {
        Kept {
            receipts = List.copyOf(receipts);
            stored = List.copyOf(stored);
            topic = List.copyOf(topic);
            readings = List.copyOf(readings);
        }

        /** How many records come again. */
        int repeats() {
            return topic.size() - new HashSet<>(topic).size();
        }
    }

    static List<String> violations(Collection<SyncJournal.Entry> journal, Kept kept) {
        var found = new ArrayList<String>();
        Map<UUID, List<Row>> receipts = byEvent(kept.receipts());
        Map<UUID, List<Row>> stored = byEvent(kept.stored());
        for (SyncJournal.Entry entry : journal) {
            addDifferentAcks(found, entry);
            addWrongFate(found, entry);
            addDifference(
                    found,
                    entry,
                    receipts.getOrDefault(entry.id(), List.of()),
                    stored.getOrDefault(entry.id(), List.of()));
            receipts.remove(entry.id());
            stored.remove(entry.id());
        }
        receipts.keySet().forEach(id -> found.add("event " + id + " has a receipt, and nobody sent it"));
        stored.keySet().forEach(id -> found.add("event " + id + " is kept, and nobody sent it"));
        addTopic(found, kept);
        addReadings(found, kept);
        return found;
    }

    private static Map<UUID, List<Row>> byEvent(List<Row> rows) {
        var byEvent = new HashMap<UUID, List<Row>>();
        rows.forEach(row ->
                byEvent.computeIfAbsent(row.event(), _ -> new ArrayList<>()).add(row));
        return byEvent;
    }

    /** A duplicate says what the first answer said, in the same bytes; only that it is one differs. */
    private static void addDifferentAcks(List<String> found, SyncJournal.Entry entry) {
        Set<String> different = new HashSet<>();
        entry.acks().forEach(ack -> different.add(ack.replace("\"status\":\"duplicate\"", "\"status\":\"accepted\"")));
        if (different.size() > 1) {
            found.add("event " + entry.id() + " was answered differently: " + different);
        }
        long first = entry.acks().stream().filter(ack -> is(ack, "accepted")).count();
        if (first > 1) {
            found.add("event " + entry.id() + " was accepted " + first + " times");
        }
    }

    private static void addWrongFate(List<String> found, SyncJournal.Entry entry) {
        entry.acks().stream()
                .filter(ack -> entry.poison() ? !is(ack, "quarantined") : !is(ack, "accepted") && !is(ack, "duplicate"))
                .findFirst()
                .ifPresent(ack -> found.add("%s event %s was answered %s"
                        .formatted(entry.poison() ? "poisonous" : "sound", entry.id(), ack)));
    }

    private static boolean is(String ack, String status) {
        return JSON.readTree(ack).path("status").asString("").equals(status);
    }

    private static void addDifference(
            List<String> found, SyncJournal.Entry entry, List<Row> receipts, List<Row> stored) {
        if (!entry.acks().isEmpty() && (receipts.isEmpty() || stored.isEmpty())) {
            found.add("event " + entry.id() + " was acknowledged and is lost");
        } else if (receipts.size() > 1 || stored.size() > 1) {
            found.add("event %s is kept %d times".formatted(entry.id(), Math.max(receipts.size(), stored.size())));
        } else if (!receipts.equals(stored)) {
            found.add("the receipt of %s says %s and kept is %s".formatted(entry.id(), receipts, stored));
        } else if (!receipts.isEmpty()) {
            String serverId = receipts.getFirst().serverId().toString();
            entry.acks().stream()
                    .filter(ack ->
                            !JSON.readTree(ack).path("serverId").asString("").equals(serverId))
                    .findFirst()
                    .ifPresent(ack -> found.add(
                            "event %s was answered %s and is kept as %s".formatted(entry.id(), ack, serverId)));
        }
    }

    private static void addTopic(List<String> found, Kept kept) {
        Set<UUID> missing = accepted(kept);
        var extra = new HashSet<>(kept.topic());
        extra.removeAll(missing);
        kept.topic().forEach(missing::remove);
        missing.forEach(id -> found.add("the topic has no record of " + id));
        extra.forEach(id -> found.add("the topic has a record of " + id + ", which is not in the log"));
    }

    private static void addReadings(List<String> found, Kept kept) {
        var times = new HashMap<UUID, Integer>();
        kept.readings().forEach(id -> times.merge(id, 1, Integer::sum));
        for (UUID id : accepted(kept)) {
            int readings = times.getOrDefault(id, 0);
            if (readings != 1) {
                found.add("of %s there are %d readings".formatted(id, readings));
            }
            times.remove(id);
        }
        times.keySet().forEach(id -> found.add("there is a reading of " + id + ", which is not in the log"));
        if (kept.counted() != kept.readings().size()) {
            found.add("the hours count %d readings and there are %d"
                    .formatted(kept.counted(), kept.readings().size()));
        }
    }

    private static Set<UUID> accepted(Kept kept) {
        var accepted = new HashSet<UUID>();
        kept.stored().stream()
                .filter(row -> row.status() == Status.ACCEPTED)
                .forEach(row -> accepted.add(row.serverId()));
        return accepted;
    }
}
