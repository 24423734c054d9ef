package org.sahay.api.complaint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.security.Right;
import org.sahay.store.audit.AuditEntry;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.complaint.ComplaintQueries;
import org.sahay.store.complaint.ComplaintRow;
import org.sahay.store.complaint.InvalidCursorException;
import org.sahay.store.complaint.Listing;
import org.sahay.store.complaint.Page;
import org.sahay.store.complaint.TimelineEntry;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Basis;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads complaints for people. Whoever is shown a case is in its audit trail, in the same transaction; row and timeline are of
 * one instant.
 */
final class ReadComplaints {
    private final TransactionTemplate transactions;
    private final ComplaintQueries queries;
    private final AuditTrail audit;
    private final ComplaintReach reach;
    private final ComplaintViews views;

    ReadComplaints(
            TransactionTemplate transactions,
            ComplaintQueries queries,
            AuditTrail audit,
            ComplaintReach reach,
            ComplaintViews views) {
        this.transactions = transactions;
        this.queries = queries;
        this.audit = audit;
        this.reach = reach;
        this.views = views;
    }

    /** @throws ProblemException 404 when there is no such case for this person */
    ComplaintView one(Actor reader, UUID id, Locale locale) {
        return shown(Right.READ_COMPLAINT, reader, id, row -> {
            Basis basis = reach.basis(Right.READ_COMPLAINT, reader, row.kase())
                    .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.NOT_FOUND)));
            return new Shown(views.show(row, queries.timeline(id), reader, locale), basis);
        });
    }

    /**
     * The answer to what this person did. When the case has left their sight by it, they see it as their action left it,
     * without a text; what came after is no longer theirs to know.
     */
    ComplaintView afterAction(Actor actor, UUID id, Locale locale, String actionKey) {
        return shown(Right.ACT_ON_COMPLAINT, actor, id, row -> {
            List<TimelineEntry> timeline = queries.timeline(id);
            Optional<Basis> basis = reach.basis(Right.ACT_ON_COMPLAINT, actor, row.kase());
            if (basis.isPresent()) {
                return new Shown(views.show(row, timeline, actor, locale), basis.get());
            }
            int left = upTo(actionKey, timeline);
            return new Shown(
                    views.asLeftBy(row, timeline.subList(0, left), timeline.subList(left, timeline.size()), actor),
                    Basis.OWN_ACT);
        });
    }

    /** A view, and the ground on which it is shown. */
    private record Shown(ComplaintView view, Basis basis) {}

    /** How many entries there were when the action had happened. */
    private static int upTo(String actionKey, List<TimelineEntry> timeline) {
        for (int i = 0; i < timeline.size(); i++) {
            if (actionKey.equals(timeline.get(i).transition().actionKey())) {
                return i + 1;
            }
        }
        throw new ProblemException(Problem.of(ProblemCode.NOT_FOUND));
    }

    private ComplaintView shown(Right right, Actor reader, UUID id, Function<ComplaintRow, Shown> view) {
        return Objects.requireNonNull(transactions.execute(status -> {
            ComplaintRow row =
                    queries.find(id).orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.NOT_FOUND)));
            Shown shown = view.apply(row);
            audit.record(entry(right, reader, "complaint.read", row, shown.basis()));
            return shown.view();
        }));
    }

    /** @throws ProblemException 400 for a cursor that no page of this view gave */
    Page<ComplaintSummary> list(Listing listing) {
        try {
            return listed(listing);
        } catch (InvalidCursorException none) {
            throw new ProblemException(Problem.unreadable("cursor"));
        }
    }

    private Page<ComplaintSummary> listed(Listing listing) {
        Actor reader = listing.actor();
        return Objects.requireNonNull(transactions.execute(status -> {
            Page<ComplaintRow> page = queries.list(listing);
            ComplaintReach.Bases bases = reach.ofMany(
                    Right.LIST_COMPLAINTS,
                    reader,
                    page.items().stream().map(ComplaintRow::kase).toList());
            var entries = new ArrayList<AuditEntry>();
            var summaries = new ArrayList<ComplaintSummary>();
            for (ComplaintRow row : page.items()) {
                bases.of(row.kase())
                        .ifPresent(
                                basis -> { // a delegation may lapse between the two questions
                                    entries.add(entry(Right.LIST_COMPLAINTS, reader, "complaint.list", row, basis));
                                    summaries.add(ComplaintSummary.of(row.kase(), row.number()));
                                });
            }
            audit.recordAll(entries);
            return new Page<>(summaries, page.nextCursor());
        }));
    }

    private static AuditEntry entry(Right right, Actor reader, String operation, ComplaintRow row, Basis basis) {
        return new AuditEntry(
                reader.id(),
                reader.role().code(),
                operation,
                row.kase().complainant().citizenId(),
                "complaint",
                row.id(),
                right.purpose(reader.role()),
                basis);
    }
}
