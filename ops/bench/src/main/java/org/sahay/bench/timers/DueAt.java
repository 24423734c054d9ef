package org.sahay.bench.timers;

import java.time.Instant;
import org.sahay.bench.rows.CopiedComplaint;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes an accepted case into one whose term ends at a given instant, with nothing else due for a day. */
final class DueAt implements CopiedComplaint.Change {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String A_DAY = "PT24H";

    private final Instant dueAt;

    DueAt(Instant dueAt) {
        this.dueAt = dueAt;
    }

    @Override
    public String apply(String column, String text) {
        return switch (column) {
            case "due_at", "warn_at" -> dueAt.toString();
            case "snapshot" -> changed((ObjectNode) JSON.readTree(text)).toString();
            case "payload" -> payload(text);
            default -> text;
        };
    }

    private String payload(String text) {
        var payload = (ObjectNode) JSON.readTree(text);
        if (payload.get("kase") instanceof ObjectNode kase) {
            changed(kase);
        }
        return payload.toString();
    }

    /** Warned already, so that the breach, and the rung at the same instant, are all that is due. */
    private ObjectNode changed(ObjectNode kase) {
        ((ObjectNode) kase.get("policy")).put("officerTerm", A_DAY).put("reminder", A_DAY);
        var clock = (ObjectNode) kase.get("citizenClock");
        clock.put("warned", true).put("warnAt", dueAt.toString()).put("breachAt", dueAt.toString());
        clock.putArray("rungAts")
                .add(dueAt.toString())
                .add(dueAt.plusSeconds(24 * 3600).toString());
        return kase;
    }
}
