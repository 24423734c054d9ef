package org.sahay.workflows.complaint;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;

/**
 * One entry of a complaint's timeline; also what is recorded, published and audited for it.
 *
 * @param seq 1 for the acceptance, then without a gap
 * @param event what happened
 * @param at when it was decided
 * @param dueAt when it was due, for events of the clocks
 * @param from status before, null for the acceptance
 * @param to status after
 * @param level the case's rung after
 * @param office whose case it is after; null in entries of before it was kept
 * @param actorId who acted; null for the system
 * @param actorRole the role they acted in; null for the system
 * @param actionKey the idempotency key of the action; null for the system
 * @param routing why the case went to whom it went, or why to nobody
 * @param notices whom this entry tells
 */
public record Transition(
        long seq,
        ComplaintEvent event,
        Instant at,
        @Nullable Instant dueAt,
        @Nullable ComplaintStatus from,
        ComplaintStatus to,
        int level,
        @Nullable Office office,
        @Nullable UUID actorId,
        @Nullable Role actorRole,
        @Nullable String actionKey,
        @Nullable RoutingExplanation routing,
        List<Notice> notices) {
    public Transition {
        notices = List.copyOf(notices);
    }

    /** The first entry of every complaint, written in the transaction that accepts it. */
    public static Transition accepted(Instant at, Office office, Actor filer, UUID citizenId) {
        return new Transition(
                1,
                ComplaintEvent.ACCEPTED,
                at,
                null,
                null,
                ComplaintStatus.SUBMITTED,
                1,
                office,
                filer.id(),
                filer.role(),
                null,
                null,
                List.of(Notice.toCitizen(NoticeKind.CITIZEN_ACCEPTED, citizenId)));
    }
}
