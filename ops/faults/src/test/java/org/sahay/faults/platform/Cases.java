package org.sahay.faults.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.sahay.faults.load.Journal;
import org.sahay.faults.oracle.Durability;
import org.sahay.faults.oracle.OneWorkflowEach.Execution;
import org.sahay.faults.oracle.OneWorkflowEach.State;
import org.sahay.local.agreement.Agreement;
import org.sahay.local.agreement.Entry;
import org.sahay.local.agreement.EventLog;
import org.sahay.local.agreement.Evidence;
import org.sahay.local.agreement.HistoryTransitions;
import org.sahay.local.agreement.OwedNotices;
import org.sahay.local.agreement.StoredAccounts;
import org.sahay.workflows.complaint.ComplaintId;

/** Reads what PostgreSQL, Kafka and Temporal say of the complaints of a test. */
final class Cases {
    private final FaultPlatform platform;
    private final StoredAccounts stored;
    private final HistoryTransitions histories;
    private final EventLog events;
    private final Map<List<Integer>, UUID> superiors = new ConcurrentHashMap<>();

    Cases(FaultPlatform platform) {
        this.platform = platform;
        this.stored = new StoredAccounts(platform.jdbc());
        this.histories = new HistoryTransitions(platform.temporal(), platform.converter());
        this.events = new EventLog(platform.settings().kafkaServers());
    }

    /** A complaint's row, as far as the oracles need it. */
    record Row(UUID id, UUID citizen, int lgdState, boolean open) {
        Durability.Stored stored() {
            return new Durability.Stored(id, citizen);
        }
    }

    List<Row> rows() {
        return platform.jdbc()
                .sql("SELECT id, citizen_id, lgd_state, status <> 'CLOSED' AS open FROM sahay.complaint")
                .query((row, _) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("citizen_id", UUID.class),
                        row.getInt("lgd_state"),
                        row.getBoolean("open")))
                .list();
    }

    Map<UUID, List<Entry>> timelines() {
        var timelines = new HashMap<UUID, List<Entry>>();
        platform.jdbc().sql("""
                        SELECT complaint_id, seq, event, from_status, to_status, level
                        FROM sahay.complaint_timeline
                        ORDER BY complaint_id, seq
                        """).query(row -> {
            var entry = new Entry(
                    row.getLong("seq"),
                    row.getString("event"),
                    row.getString("from_status"),
                    row.getString("to_status"),
                    row.getInt("level"));
            timelines
                    .computeIfAbsent(row.getObject("complaint_id", UUID.class), _ -> new ArrayList<>())
                    .add(entry);
        });
        return timelines;
    }

    /** Every record of complaints.events there is now. */
    Map<UUID, List<Entry>> events() {
        return events.read();
    }

    /** Every execution of a complaint's workflow there ever was. */
    List<Execution> executions() {
        return platform.temporal()
                .listExecutions("WorkflowType = 'ComplaintWorkflow'")
                .map(found -> new Execution(
                        found.getExecution().getWorkflowId(),
                        found.getExecution().getRunId(),
                        switch (found.getStatus()) {
                            case WORKFLOW_EXECUTION_STATUS_RUNNING -> State.RUNNING;
                            case WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW -> State.CONTINUED;
                            case WORKFLOW_EXECUTION_STATUS_COMPLETED -> State.COMPLETED;
                            default -> State.BROKEN;
                        }))
                .toList();
    }

    /** Records that the relay has given up. */
    long undeliverable() {
        return platform.jdbc()
                .sql("SELECT count(*) FROM sahay.outbox_dead")
                .query(Long.class)
                .single();
    }

    /** Each way in which timeline, events, workflow history, row and notices of these complaints differ; few at most. */
    List<String> disagreements(Collection<Row> rows, Map<UUID, List<Entry>> events, int few) {
        return rows.stream()
                .flatMap(row ->
                        Agreement.disagreements(evidence(row, events.getOrDefault(row.id(), List.of()))).stream()
                                .map(difference -> row.id() + ": " + difference))
                .limit(few)
                .toList();
    }

    private Evidence evidence(Row row, List<Entry> events) {
        var course = stored.course(row.id());
        return new Evidence(
                row.id(),
                course.stream().map(OwedNotices.Course::entry).toList(),
                events,
                histories.of(new ComplaintId(row.id())),
                stored.row(row.id()),
                stored.sent(row.id()),
                OwedNotices.of(course, row.citizen(), level -> superior(row.lgdState(), level)));
    }

    private UUID superior(int lgdState, int level) {
        return superiors.computeIfAbsent(
                List.of(lgdState, level), key -> platform.superior(key.getFirst(), key.getLast()));
    }

    /** The rows of those whom the journal knows. */
    static List<Row> of(List<Journal.Entry> journal, List<Row> rows) {
        var citizens = journal.stream().map(entry -> entry.filing().citizen()).collect(Collectors.toSet());
        return rows.stream().filter(row -> citizens.contains(row.citizen())).toList();
    }
}
