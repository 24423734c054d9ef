package org.sahay.api.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sahay.api.complaint.UuidV7;
import org.sahay.api.security.Right;
import org.sahay.api.sync.Offer.Fate;
import org.sahay.store.audit.AuditEntry;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.sync.QuarantinedEvent;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Basis;

/** Leaves in the audit trail who wrote about whom, in the transaction that writes it. */
final class SyncTrail {
    private final AuditTrail audit;

    SyncTrail(AuditTrail audit) {
        this.audit = audit;
    }

    /** One entry for each subject of what was kept; one about the sender when that was nothing, so that trying is seen, too. */
    void sent(Actor actor, Instant at, List<Offer> kept) {
        Map<UUID, Basis> subjects = new LinkedHashMap<>();
        for (Offer offer : kept) {
            switch (offer.fate()) {
                case Fate.Accept(var event, Basis basis, var complaint, var edit) ->
                    subjects.put(event.subject(), basis);
                case Fate.Quarantine one ->
                    subjects.putIfAbsent(one.subject() == null ? actor.id() : one.subject(), one.basis());
                case Fate.Refuse refuse -> {}
            }
        }
        if (subjects.isEmpty()) {
            subjects.put(actor.id(), Right.SEND_EVENTS.grant(actor.role()).basis());
        }
        UUID batch = UuidV7.at(at);
        audit.recordAll(subjects.entrySet().stream()
                .map(subject -> entry(
                        Right.SEND_EVENTS,
                        actor,
                        "sync.send",
                        subject.getKey(),
                        "sync_batch",
                        batch,
                        subject.getValue()))
                .toList());
    }

    /**
     * One entry for each subject of what a device is given; one about who asks when that is nothing.
     *
     * @param bases of everybody they reach
     */
    void given(Actor actor, Collection<UUID> subjects, Map<UUID, Basis> bases) {
        Collection<UUID> about = subjects.isEmpty() ? List.of(actor.id()) : subjects;
        audit.recordAll(about.stream()
                .map(subject -> entry(
                        Right.LIST_CHANGES,
                        actor,
                        "sync.changes",
                        subject,
                        "person",
                        subject,
                        Objects.requireNonNull(bases.get(subject))))
                .toList());
    }

    /** One entry for each subject of what is shown, for it is theirs whoever sent it; one about who asks when that is nothing. */
    void listed(Actor actor, List<QuarantinedEvent> shown) {
        Basis own = Right.LIST_QUARANTINE.grant(actor.role()).basis();
        Set<UUID> subjects = shown.stream()
                .map(event -> Objects.requireNonNullElse(event.subject(), actor.id()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        audit.recordAll((subjects.isEmpty() ? Set.of(actor.id()) : subjects)
                .stream()
                        .map(subject -> entry(
                                Right.LIST_QUARANTINE,
                                actor,
                                "sync.quarantine",
                                subject,
                                "person",
                                subject,
                                subject.equals(actor.id()) ? own : Basis.OWN_ACT))
                        .toList());
    }

    /** @param offer what somebody sent in place of a quarantined event */
    void resubmitted(Actor actor, UUID quarantined, Offer offer) {
        if (offer.fate() instanceof Fate.Accept(var event, Basis basis, var complaint, var edit)) {
            audit.record(entry(
                    Right.RESUBMIT_EVENT, actor, "sync.resubmit", event.subject(), "sync_event", quarantined, basis));
        } else {
            Basis own = Right.RESUBMIT_EVENT.grant(actor.role()).basis();
            audit.record(entry(
                    Right.RESUBMIT_EVENT, actor, "sync.resubmit-refused", actor.id(), "sync_event", quarantined, own));
        }
    }

    /**
     * One entry for each subject of what one person sent and was tried again; who asked for it saw nothing of it.
     *
     * @param accepted of whom something was accepted
     * @param others of whom nothing was
     */
    void replayed(Actor operator, UUID sender, Set<UUID> accepted, Set<UUID> others) {
        Basis basis = Right.REPLAY_QUARANTINE.grant(operator.role()).basis();
        var entries = new ArrayList<AuditEntry>();
        accepted.forEach(subject ->
                entries.add(entry(Right.REPLAY_QUARANTINE, operator, "sync.replay", subject, "person", sender, basis)));
        others.stream()
                .filter(subject -> !accepted.contains(subject))
                .forEach(subject -> entries.add(entry(
                        Right.REPLAY_QUARANTINE, operator, "sync.replay-refused", subject, "person", sender, basis)));
        audit.recordAll(entries);
    }

    private static AuditEntry entry(
            Right right, Actor actor, String operation, UUID subject, String kind, UUID object, Basis basis) {
        return new AuditEntry(
                actor.id(), actor.role().code(), operation, subject, kind, object, right.purpose(actor.role()), basis);
    }
}
