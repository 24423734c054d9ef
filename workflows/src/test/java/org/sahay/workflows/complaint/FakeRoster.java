package org.sahay.workflows.complaint;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A roster in memory; each change is a new version. */
final class FakeRoster {
    private final List<Candidate> officers;
    private final AtomicLong version = new AtomicLong(1);

    FakeRoster(List<Candidate> officers) {
        this.officers = new CopyOnWriteArrayList<>(officers);
    }

    /** Adds an officer, or replaces the one with the same id. */
    void put(Candidate officer) {
        officers.removeIf(known -> known.id().equals(officer.id()));
        officers.add(officer);
        version.incrementAndGet();
    }

    void deactivate(Candidate officer) {
        put(ComplaintFixtures.inactive(officer));
    }

    RoutingAnswer route(RoutingQuestion question) {
        return RoutingRules.choose(question, officers, version.get());
    }
}
