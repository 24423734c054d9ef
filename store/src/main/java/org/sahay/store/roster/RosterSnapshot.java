package org.sahay.store.roster;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sahay.workflows.complaint.Candidate;
import org.sahay.workflows.complaint.Office;

/** Every officer as of one version of the roster, read once for that version. */
record RosterSnapshot(long version, List<Candidate> officers, Map<UUID, Candidate> byId) {
    static final RosterSnapshot NONE = new RosterSnapshot(-1, List.of());

    RosterSnapshot(long version, List<Candidate> officers) {
        this(
                version,
                List.copyOf(officers),
                officers.stream().collect(Collectors.toUnmodifiableMap(Candidate::id, Function.identity())));
    }

    List<UUID> activeIn(Office office) {
        return officers.stream()
                .filter(o -> o.active() && o.area().contains(office.lgdState(), office.lgdDistrict()))
                .map(Candidate::id)
                .toList();
    }

    List<Candidate> withOpenCases(Map<UUID, Integer> openCases) {
        return officers.stream()
                .map(o -> withOpenCases(o, openCases.getOrDefault(o.id(), 0)))
                .toList();
    }

    static Candidate withOpenCases(Candidate o, int openCases) {
        return openCases == o.openCases()
                ? o
                : new Candidate(
                        o.id(), o.code(), o.role(), o.department(), o.serves(), o.area(), o.active(), openCases);
    }
}
