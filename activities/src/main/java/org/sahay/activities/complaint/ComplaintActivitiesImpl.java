package org.sahay.activities.complaint;

import org.sahay.store.complaint.ComplaintStore;
import org.sahay.store.roster.Roster;
import org.sahay.store.roster.RosterView;
import org.sahay.workflows.complaint.ComplaintActivities;
import org.sahay.workflows.complaint.RecordRequest;
import org.sahay.workflows.complaint.Recorded;
import org.sahay.workflows.complaint.RoutingAnswer;
import org.sahay.workflows.complaint.RoutingQuestion;
import org.sahay.workflows.complaint.RoutingRules;
import org.sahay.workflows.complaint.StoredQuestion;

/** Routes by the roster as it is now, and records in one transaction. */
final class ComplaintActivitiesImpl implements ComplaintActivities {
    private final Roster roster;
    private final ComplaintStore complaints;

    ComplaintActivitiesImpl(Roster roster, ComplaintStore complaints) {
        this.roster = roster;
        this.complaints = complaints;
    }

    @Override
    public RoutingAnswer route(RoutingQuestion question) {
        RosterView view = roster.view(question);
        return RoutingRules.choose(question, view.candidates(), view.version());
    }

    @Override
    public Recorded record(RecordRequest request) {
        return complaints.record(request);
    }

    @Override
    public Recorded stored(StoredQuestion question) {
        return complaints.stored(question);
    }
}
