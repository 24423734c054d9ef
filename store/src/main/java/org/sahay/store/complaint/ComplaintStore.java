package org.sahay.store.complaint;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.store.outbox.Destination;
import org.sahay.store.outbox.OutboxRecord;
import org.sahay.store.roster.RosterLock;
import org.sahay.store.roster.RosterWakeUps;
import org.sahay.store.temporal.CaseJson;
import org.sahay.store.trace.OfRequest;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.ComplaintEvent;
import org.sahay.workflows.complaint.RecordRequest;
import org.sahay.workflows.complaint.Recorded;
import org.sahay.workflows.complaint.StoredQuestion;
import org.sahay.workflows.complaint.Transition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Writes complaints: every transition with its row, timeline entry, audit entry and outbox record, or not at all. */
public final class ComplaintStore {
    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final TransactionOperations transactions;
    private final ComplaintRows rows;
    private final TimelineWriter timeline;
    private final TransitionTrail trail;
    private final RosterLock rosterLock;
    private final RosterWakeUps wakeUps;
    private final CaseJson json;

    ComplaintStore(
            JdbcTemplate jdbc,
            TransactionOperations transactions,
            ComplaintRows rows,
            TimelineWriter timeline,
            TransitionTrail trail,
            RosterLock rosterLock,
            RosterWakeUps wakeUps,
            CaseJson json) {
        this.batches = new NamedParameterJdbcTemplate(jdbc);
        this.jdbc = JdbcClient.create(batches);
        this.transactions = transactions;
        this.rows = rows;
        this.timeline = timeline;
        this.trail = trail;
        this.rosterLock = rosterLock;
        this.wakeUps = wakeUps;
        this.json = json;
    }

    /**
     * Accepts complaints inside the caller's transaction: of each the row, the first timeline entry, the audit entry, the
     * event, and the command that starts its workflow.
     *
     * @throws org.springframework.dao.DuplicateKeyException when a complaint has one of the numbers already
     */
    public void acceptAll(List<NewComplaint> complaints) {
        batches.batchUpdate(
                ComplaintColumns.INSERT, complaints.stream().map(this::values).toArray(SqlParameterSource[]::new));
        List<CaseTransition> steps =
                complaints.stream().map(ComplaintStore::accepted).toList();
        timeline.append(steps);
        trail.leave(steps, complaints.stream().map(this::start).toList());
    }

    private static CaseTransition accepted(NewComplaint complaint) {
        ComplaintCase kase = complaint.kase();
        var accepted = Transition.accepted(
                complaint.acceptedAt(),
                kase.office(),
                complaint.filer(),
                kase.complainant().citizenId());
        return new CaseTransition(kase, accepted, complaint.request());
    }

    private OfRequest<OutboxRecord> start(NewComplaint complaint) {
        ComplaintCase kase = complaint.kase();
        return new OfRequest<>(
                complaint.request(),
                new OutboxRecord(
                        Destination.TEMPORAL,
                        ComplaintStarts.KIND,
                        kase.id().toString(),
                        json.write(ComplaintStarts.input(kase))));
    }

    /**
     * Records transitions in one transaction if the row stands at the seq before the first of them; else writes nothing
     * and answers with what is stored. So the same request twice, and two requests at once, leave one.
     *
     * @throws IllegalStateException when the row is missing or stands further back, which retrying does not mend
     */
    public Recorded record(RecordRequest request) {
        return Objects.requireNonNull(transactions.execute(status -> write(request)));
    }

    private Recorded write(RecordRequest request) {
        ComplaintCase next = request.next();
        Transition first = request.transitions().getFirst();
        Transition last = request.transitions().getLast();
        int updated = jdbc.sql(ComplaintColumns.UPDATE)
                .params(ComplaintColumns.moving(next, request.runId(), last.at(), json))
                .param("id", next.id().value())
                .param("standing", first.seq() - 1)
                .update();
        if (updated == 0) {
            Recorded stored = stored(new StoredQuestion(next.id(), first.seq() - 1));
            if (stored.stored() == null) {
                throw entriesMissing(next.id().value(), first.seq() - 1, first.seq());
            }
            return stored;
        }
        List<CaseTransition> steps = CaseTransition.of(next, request.transitions());
        timeline.append(steps);
        trail.leave(steps);
        wakeIfRosterMoved(request);
        return Recorded.AS_REQUESTED;
    }

    /**
     * What is stored beyond what the asker knows; nothing when the row stands there.
     *
     * @throws IllegalStateException when the row is missing or stands further back
     */
    public Recorded stored(StoredQuestion question) {
        UUID id = question.id().value();
        ComplaintCase kase = jdbc.sql("SELECT snapshot FROM complaint WHERE id = ?")
                .param(id)
                .query(rows::kase)
                .optional()
                .orElseThrow(() -> new IllegalStateException("No row of complaint " + id));
        if (kase.seq() < question.knownSeq()) {
            throw entriesMissing(id, kase.seq(), question.knownSeq() + 1);
        }
        if (kase.seq() == question.knownSeq()) {
            return Recorded.AS_REQUESTED;
        }
        List<Transition> transitions = jdbc
                .sql(ComplaintRows.SELECT_TIMELINE)
                .param("id", id)
                .param("fromSeq", question.knownSeq() + 1)
                .query(rows::entry)
                .list()
                .stream()
                .map(TimelineEntry::transition)
                .toList();
        return new Recorded(kase, transitions);
    }

    private static IllegalStateException entriesMissing(UUID id, long storedSeq, long nextSeq) {
        return new IllegalStateException("Complaint " + id + " is stored at " + storedSeq
                + ", and the next entry would be " + nextSeq + ": entries are missing");
    }

    /** A decision that chose somebody, or found nobody, rests on the roster; has it changed since, the case hears of it. */
    private void wakeIfRosterMoved(RecordRequest request) {
        Long decidedOn = request.rosterVersion();
        // The officer that ASSIGN names was looked up before, in a roster of whatever version.
        boolean named = request.transitions().stream().anyMatch(t -> t.event() == ComplaintEvent.ASSIGNED);
        if (!named && decidedOn == null) {
            return;
        }
        if (Long.valueOf(rosterLock.share()).equals(decidedOn) && !named) {
            return;
        }
        ComplaintCase next = request.next();
        UUID departed = rosterLock.departedOwner(next.id().value());
        if (departed != null || next.wantsSomebody()) {
            wakeUps.wake(next.id(), departed);
        }
    }

    private SqlParameterSource values(NewComplaint complaint) {
        ComplaintCase kase = complaint.kase();
        Map<String, @Nullable Object> values = ComplaintColumns.moving(kase, null, complaint.acceptedAt(), json);
        values.put("id", kase.id().value());
        values.put("number", complaint.number());
        values.put("citizen_id", kase.complainant().citizenId());
        values.put("filer_id", kase.complainant().filerId());
        values.put("category", kase.category());
        values.put("language", complaint.language());
        values.put("channel", complaint.channel());
        values.put("facility_id", complaint.facilityId());
        values.put("description_token", complaint.descriptionToken());
        values.put("place_token", complaint.placeToken());
        values.put("accepted_at", ComplaintColumns.utc(complaint.acceptedAt()));
        return new MapSqlParameterSource(values);
    }
}
