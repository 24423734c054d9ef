package org.sahay.store.audit;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads of the trail what it says about one person. */
public final class AuditQueries {
    private final AuditEntries entries;

    AuditQueries(JdbcClient jdbc) {
        this.entries = new AuditEntries(jdbc);
    }

    /** Entries about a person's data below an id, newest first. */
    public List<AuditLine> about(UUID person, long below, int limit) {
        return entries.about(person, below, limit).stream()
                .map(stored -> new AuditLine(stored.position().id(), stored.at(), stored.entry()))
                .toList();
    }
}
