package org.sahay.api.sync;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.stream.Collectors.groupingBy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.Right;
import org.sahay.api.sync.KeepEvents.Ready;
import org.sahay.api.sync.Offer.Fate;
import org.sahay.api.sync.event.SentEvent;
import org.sahay.store.identity.People;
import org.sahay.store.sync.Quarantine;
import org.sahay.store.sync.QuarantinedEvent;
import org.sahay.store.sync.SyncReceipts;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries again what one person sent, in one transaction and as if they corrected it today: each event keeps its server id. */
final class ReplayOfSender {
    private final Offers offers;
    private final Quarantine quarantine;
    private final SyncReceipts receipts;
    private final KeepEvents keeping;
    private final FilingAllowance allowance;
    private final People people;
    private final SyncTrail trail;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ReplayOfSender(
            Offers offers,
            Quarantine quarantine,
            SyncReceipts receipts,
            KeepEvents keeping,
            FilingAllowance allowance,
            People people,
            SyncTrail trail,
            TransactionTemplate transactions,
            Clock clock) {
        this.offers = offers;
        this.quarantine = quarantine;
        this.receipts = receipts;
        this.keeping = keeping;
        this.allowance = allowance;
        this.people = people;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * An event of the quarantine.
     *
     * @param event as it reads today; null when its key was destroyed
     */
    record Tried(QuarantinedEvent kept, @Nullable SentEvent event) {
        UUID subjectOr(UUID sender) {
            return event instanceof SentEvent.Readable readable
                    ? readable.subject()
                    : Objects.requireNonNullElse(kept.subject(), sender);
        }
    }

    /** @throws org.sahay.store.vault.KeysUnavailableException with nothing of this sender's written, when it cannot be sealed now */
    void replay(Actor operator, UUID sender, List<Tried> all, ReplayTally tally) {
        all.stream().filter(one -> one.event() == null).forEach(one -> tally.erased());
        List<Tried> legible = all.stream().filter(one -> one.event() != null).toList();
        Actor actor = new Actor(sender, role(sender, legible), Area.COUNTRY);
        List<Optional<Offer>> offered = offers.of(
                Right.RESUBMIT_EVENT,
                actor,
                legible.stream().map(one -> Objects.requireNonNull(one.event())).toList());
        try (var allowed = allowance.of(actor, offered, Set.of())) {
            var accepted = new HashMap<UUID, Tried>();
            List<Offer> sound = new ArrayList<>();
            for (int i = 0; i < legible.size(); i++) {
                Tried one = legible.get(i);
                Offer offer = allowed.offers().get(i).orElse(null);
                if (offer == null || !offer.id().equals(one.kept().eventId())) {
                    tally.quarantined(one.kept().code());
                } else {
                    switch (offer.fate()) {
                        case Fate.Accept accept -> {
                            accepted.put(offer.id(), one);
                            sound.add(offer);
                        }
                        case Fate.Quarantine still -> tally.quarantined(still.code());
                        case Fate.Refuse refuse -> tally.refused(refuse.code());
                    }
                }
            }
            Set<UUID> written = write(operator, actor, all, accepted, sound);
            allowed.used(written);
            tally.accepted(written.size());
        }
    }

    /**
     * In which role they send today: for themselves anybody does as a citizen; for others as an ASHA who is enrolled, or as whoever
     * has their leave.
     */
    private Role role(UUID sender, List<Tried> events) {
        if (events.stream().allMatch(one -> one.subjectOr(sender).equals(sender))) {
            return Role.CITIZEN;
        }
        return people.mayBe(sender, Role.ASHA) ? Role.ASHA : Role.CAREGIVER;
    }

    /** The ids of the events that were written; others may have been corrected meanwhile. */
    private Set<UUID> write(
            Actor operator, Actor sender, List<Tried> all, Map<UUID, Tried> accepted, List<Offer> sound) {
        Instant at = clock.instant().truncatedTo(MILLIS);
        List<Ready> ready = sound.isEmpty()
                ? List.of()
                : keeping.seal(sender, sound, at, offer -> kept(accepted, offer).id());
        return Objects.requireNonNull(transactions.execute(status -> {
            Set<UUID> waiting = quarantine.holdWaiting(
                    sender.id(), ready.stream().map(Ready::serverId).toList());
            List<Ready> held = ready.stream()
                    .filter(one -> waiting.contains(one.serverId()))
                    .toList();
            keeping.discard(ready.stream()
                    .filter(one -> !waiting.contains(one.serverId()))
                    .toList());
            Set<UUID> outOfTurn = new HashSet<>();
            byDevice(accepted, held)
                    .forEach((device, ofIt) -> outOfTurn.addAll(
                            keeping.append(sender, HexFormat.of().parseHex(device), ofIt, at)));
            quarantine.releaseAll(
                    sender.id(), held.stream().map(one -> one.receipt(at)).toList());
            receipts.hold(sender.id(), outOfTurn);
            Set<UUID> written = new HashSet<>();
            held.forEach(one -> written.add(one.offer().id()));
            recordTrail(operator, sender.id(), all, written);
            return written;
        }));
    }

    private void recordTrail(Actor operator, UUID sender, List<Tried> all, Set<UUID> written) {
        Set<UUID> subjects = new HashSet<>();
        Set<UUID> others = new HashSet<>();
        all.forEach(one -> (written.contains(one.kept().eventId()) ? subjects : others).add(one.subjectOr(sender)));
        trail.replayed(operator, sender, subjects, others);
    }

    private static QuarantinedEvent kept(Map<UUID, Tried> accepted, Offer offer) {
        return Objects.requireNonNull(accepted.get(offer.id())).kept();
    }

    /** By the keyed hash of the device, in hexadecimal digits. */
    private static Map<String, List<Ready>> byDevice(Map<UUID, Tried> accepted, List<Ready> held) {
        return held.stream()
                .collect(groupingBy(one ->
                        HexFormat.of().formatHex(kept(accepted, one.offer()).device())));
    }
}
