package org.sahay.store.complaint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.complaint.ComplaintStatus;
import org.sahay.workflows.identity.Actor;

/**
 * Which complaints somebody asks for. Whatever the view, nobody is shown a complaint that does not exist for them.
 *
 * @param cursor from the page before; null for the first
 * @param limit how many at most, 1 to 200
 */
public record Listing(
        View view, Actor actor, Filters filters, @Nullable String cursor, int limit) {
    public static final int MAX_LIMIT = 200;

    public Listing {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("A page has 1 to " + MAX_LIMIT + " items, not " + limit);
        }
    }

    /** What is listed, and in which order. */
    public enum View {
        /** The actor is the citizen, or filed for them and may still act for them; newest first. */
        MINE,
        /** The actor owns it; first due first, paused ones last. */
        INBOX,
        /** The office lies in the actor's area, for an operator anywhere; newest first. */
        AREA,
        /** Of those, with the citizen clock running and its warning passed; first due first. */
        BREACHING,
        /** Of those, nobody is found for it; oldest first. */
        HELD
    }

    /** What it is narrowed to; null does not narrow. */
    public record Filters(
            @Nullable String number,
            @Nullable ComplaintStatus status,
            @Nullable String category,
            @Nullable Integer lgdDistrict,
            @Nullable Integer level,
            @Nullable Instant dueBefore) {
        public static final Filters NONE = new Filters(null, null, null, null, null, null);
    }
}
