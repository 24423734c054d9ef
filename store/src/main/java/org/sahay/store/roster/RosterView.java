package org.sahay.store.roster;

import java.util.List;
import org.sahay.workflows.complaint.Candidate;

/**
 * The roster as one routing question needs it.
 *
 * @param candidates every officer, with the open cases of those whose area contains the office asked about, else 0
 * @param version the roster is at least this new
 */
public record RosterView(List<Candidate> candidates, long version) {
    public RosterView {
        candidates = List.copyOf(candidates);
    }
}
