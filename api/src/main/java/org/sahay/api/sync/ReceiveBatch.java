package org.sahay.api.sync;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sahay.api.complaint.ComplaintDrafts;
import org.sahay.api.security.Right;
import org.sahay.api.sync.KeepEvents.Kept;
import org.sahay.api.sync.KeepEvents.Ready;
import org.sahay.api.sync.Offer.Fate;
import org.sahay.api.sync.event.Batch;
import org.sahay.store.sync.SyncReceipt;
import org.sahay.store.sync.SyncReceipts;
import org.sahay.workflows.identity.Actor;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what a device sends. What it sent before is answered as before, and costs no more than looking it up; everything else is
 * sealed and then written in one transaction, before anybody is told.
 */
final class ReceiveBatch {
    private final Offers offers;
    private final SyncReceipts receipts;
    private final KeepEvents keeping;
    private final QuarantineTexts quarantined;
    private final FilingAllowance allowance;
    private final SyncTrail trail;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ReceiveBatch(
            Offers offers,
            SyncReceipts receipts,
            KeepEvents keeping,
            QuarantineTexts quarantined,
            FilingAllowance allowance,
            SyncTrail trail,
            TransactionTemplate transactions,
            Clock clock) {
        this.offers = offers;
        this.receipts = receipts;
        this.keeping = keeping;
        this.quarantined = quarantined;
        this.allowance = allowance;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * One answer for each event, in their order.
     *
     * @throws org.sahay.store.vault.KeysUnavailableException with nothing written, when something new cannot be sealed now
     */
    List<Ack> receive(Actor actor, Batch batch) {
        List<Optional<Offer>> offered = offers.of(Right.SEND_EVENTS, actor, batch.events());
        Map<UUID, SyncReceipt> before = receipts.find(
                actor.id(),
                offered.stream()
                        .flatMap(Optional::stream)
                        .map(Offer::id)
                        .distinct()
                        .toList());
        try (var allowed = allowance.of(actor, offered, before.keySet())) {
            List<Optional<Offer>> within = allowed.offers();
            Map<UUID, Integer> firsts = firsts(within, before);
            byte[] device = offers.device(actor, batch.deviceId());
            List<Offer> fresh = firsts.values().stream()
                    .map(index -> within.get(index).orElseThrow())
                    .toList();
            Kept kept = ComplaintDrafts.drawn(() -> keep(actor, device, fresh));
            allowed.used(kept.fresh());
            return new AckSequence(before, firsts, kept, paths(actor, within, before, kept)).of(batch.events(), within);
        }
    }

    /** Where the first event of each new id stands that is to be kept. */
    private static Map<UUID, Integer> firsts(List<Optional<Offer>> offered, Map<UUID, SyncReceipt> before) {
        var firsts = new LinkedHashMap<UUID, Integer>();
        for (int i = 0; i < offered.size(); i++) {
            Optional<Offer> offer = offered.get(i);
            if (offer.isPresent()
                    && offer.get().isToBeKept()
                    && !before.containsKey(offer.get().id())) {
                firsts.putIfAbsent(offer.get().id(), i);
            }
        }
        return firsts;
    }

    private Kept keep(Actor actor, byte[] device, List<Offer> fresh) {
        Instant at = clock.instant().truncatedTo(MILLIS);
        List<Ready> ready = fresh.isEmpty() ? List.of() : keeping.seal(actor, fresh, at);
        return Objects.requireNonNull(transactions.execute(status -> {
            Kept kept = ready.isEmpty() ? Kept.NOTHING : keeping.keep(actor, device, ready, at);
            trail.sent(
                    actor,
                    at,
                    fresh.stream()
                            .filter(one -> kept.fresh().contains(one.id()))
                            .toList());
            return kept;
        }));
    }

    /** Which fields were at fault, by event: of what was quarantined just now, and of what was before. */
    private Map<UUID, String> paths(
            Actor actor, List<Optional<Offer>> offered, Map<UUID, SyncReceipt> before, Kept kept) {
        var paths = new HashMap<UUID, String>();
        for (Optional<Offer> offer : offered) {
            if (offer.isPresent() && offer.get().fate() instanceof Fate.Quarantine fate) {
                paths.putIfAbsent(offer.get().id(), fate.path());
            }
        }
        var all = new ArrayList<>(before.values());
        all.addAll(kept.receipts().values());
        paths.putAll(quarantined.paths(
                actor.id(),
                all.stream()
                        .filter(receipt -> receipt.status() == SyncReceipt.Status.QUARANTINED)
                        .map(SyncReceipt::eventId)
                        .filter(id -> !kept.fresh().contains(id))
                        .collect(Collectors.toSet())));
        return paths;
    }
}
