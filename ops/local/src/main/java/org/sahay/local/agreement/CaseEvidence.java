package org.sahay.local.agreement;

import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.sahay.workflows.complaint.ComplaintId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gathers the accounts of complaints from PostgreSQL, Kafka and Temporal. */
public final class CaseEvidence {
    private final StoredAccounts stored;
    private final HistoryTransitions history;
    private final EventLog events;

    public CaseEvidence(JdbcClient jdbc, WorkflowClient temporal, DataConverter converter, String kafka) {
        this.stored = new StoredAccounts(jdbc);
        this.history = new HistoryTransitions(temporal, converter);
        this.events = new EventLog(kafka);
    }

    /** @param superiorAt whom routing would choose above the case when it stands on this level */
    public Evidence of(UUID complaint, UUID citizen, IntFunction<UUID> superiorAt) {
        var course = stored.course(complaint);
        return new Evidence(
                complaint,
                course.stream().map(OwedNotices.Course::entry).toList(),
                events.read().getOrDefault(complaint, List.of()),
                history.of(new ComplaintId(complaint)),
                stored.row(complaint),
                stored.sent(complaint),
                OwedNotices.of(course, citizen, superiorAt));
    }
}
