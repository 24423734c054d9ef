package org.sahay.store.complaint;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sahay.store.temporal.CaseJson;
import org.sahay.workflows.complaint.CitizenClock;
import org.sahay.workflows.complaint.ClockState;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.ComplaintOutcome;
import org.sahay.workflows.complaint.ComplaintState;
import org.sahay.workflows.complaint.OfficerClock;
import org.sahay.workflows.complaint.Owner;

/** The columns that repeat the case, and their values. */
final class ComplaintColumns {
    private static final List<String> MOVING = List.of(
            "lgd_state",
            "lgd_district",
            "department",
            "named_department",
            "status",
            "outcome",
            "level",
            "owner_id",
            "owner_role",
            "wants_somebody",
            "clock_state",
            "due_at",
            "warn_at",
            "officer_due_at",
            "dissatisfied",
            "breached",
            "breached_at_top",
            "transfers",
            "reopens",
            "pauses",
            "window_until",
            "seq",
            "run_id",
            "snapshot",
            "updated_at");

    private static final String FIXED =
            "id, number, citizen_id, filer_id, category, language, channel, facility_id, description_token, "
                    + "place_token, accepted_at";

    static final String INSERT = "INSERT INTO complaint (" + FIXED + ", " + String.join(", ", MOVING)
            + ")\nVALUES (" + named(FIXED) + ", "
            + MOVING.stream().map(ComplaintColumns::value).collect(Collectors.joining(", "))
            + ")";

    static final String UPDATE = "UPDATE complaint SET "
            + MOVING.stream().map(c -> c + " = " + value(c)).collect(Collectors.joining(", "))
            + "\nWHERE id = :id AND seq = :standing";

    private ComplaintColumns() {}

    static Map<String, @Nullable Object> moving(ComplaintCase kase, @Nullable String runId, Instant at, CaseJson json) {
        var values = new HashMap<String, @Nullable Object>();
        Owner owner = kase.owner();
        ComplaintOutcome outcome = outcome(kase);
        values.put("lgd_state", kase.office().lgdState());
        values.put("lgd_district", kase.office().lgdDistrict());
        values.put("department", kase.office().department());
        values.put("named_department", kase.namedDepartment());
        values.put("status", kase.status().name());
        values.put("outcome", outcome == null ? null : outcome.name());
        values.put("level", kase.level());
        values.put("owner_id", owner == null ? null : owner.officerId());
        values.put("owner_role", owner == null ? null : owner.role().code());
        values.put("wants_somebody", kase.wantsSomebody());
        values.put("dissatisfied", kase.dissatisfied());
        values.put("breached_at_top", kase.breachedAtTop());
        values.put("transfers", kase.counters().transfers());
        values.put("reopens", kase.counters().reopens());
        values.put("pauses", kase.counters().pauses());
        values.put("window_until", utc(kase.windowUntil()));
        values.put("seq", kase.seq());
        values.put("run_id", runId);
        values.put("snapshot", json.write(kase));
        values.put("updated_at", utc(at));
        clocks(values, kase.citizenClock(), kase.officerClock());
        return values;
    }

    static @Nullable ComplaintOutcome outcome(ComplaintCase kase) {
        return kase.state() instanceof ComplaintState.Closed closed ? closed.outcome() : null;
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(UTC);
    }

    private static void clocks(
            Map<String, @Nullable Object> values, CitizenClock citizen, @Nullable OfficerClock officer) {
        values.put("clock_state", citizen.state().name());
        values.put("due_at", utc(citizen.dueAt()));
        values.put("warn_at", citizen.state() == ClockState.RUNNING ? utc(citizen.warnAt()) : null);
        values.put(
                "officer_due_at",
                officer != null && officer.state() == ClockState.RUNNING ? utc(officer.dueAt()) : null);
        values.put("breached", citizen.breached());
    }

    private static String named(String columns) {
        return ":" + columns.replace(", ", ", :");
    }

    private static String value(String column) {
        return column.equals("snapshot") ? "CAST(:snapshot AS jsonb)" : ":" + column;
    }
}
