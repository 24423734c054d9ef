package org.sahay.store.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Entries in the order of commits, read ahead: there may be millions of blocks with a few entries each, and to ask for those of
 * each block would take longer than to look at them. To be used within one repeatable transaction.
 */
final class EntriesInOrder {
    private static final int PAGE = 5_000;

    private final AuditEntries entries;
    private final int page;
    private final Deque<StoredEntry> ahead = new ArrayDeque<>(); // all behind given and up to read
    private Position given = Position.BEFORE_ALL;
    private Position read = Position.BEFORE_ALL;

    EntriesInOrder(AuditEntries entries) {
        this(entries, PAGE);
    }

    EntriesInOrder(AuditEntries entries, int page) {
        this.entries = entries;
        this.page = page;
    }

    /** Gives those after a position up to another; quick when the first is where the time before ended. */
    void between(Position after, Position upTo, Consumer<StoredEntry> consumer) {
        if (after.compareTo(given) < 0 || after.compareTo(read) > 0) {
            ahead.clear();
            read = after;
        }
        given = after;
        while (isMore()) {
            Position next = ahead.element().position();
            if (next.compareTo(upTo) > 0) {
                return;
            }
            StoredEntry entry = ahead.remove();
            if (next.compareTo(after) > 0) {
                given = next;
                consumer.accept(entry);
            }
        }
    }

    private boolean isMore() {
        if (ahead.isEmpty()) {
            ahead.addAll(entries.following(read, page));
            read = ahead.isEmpty() ? read : ahead.getLast().position();
        }
        return !ahead.isEmpty();
    }
}
