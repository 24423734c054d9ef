package org.sahay.api.sync;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.security.Right;
import org.sahay.api.sync.KeepEvents.Ready;
import org.sahay.api.sync.Offer.Fate;
import org.sahay.api.sync.event.SentEvent;
import org.sahay.store.sync.Quarantine;
import org.sahay.store.sync.QuarantinedEvent;
import org.sahay.store.sync.SyncReceipt;
import org.sahay.store.sync.SyncReceipts;
import org.sahay.workflows.identity.Actor;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts a corrected event in the place of one in quarantine: same id, same server id; sent again it is a duplicate. */
final class Resubmission {
    private final Offers offers;
    private final Quarantine quarantine;
    private final SyncReceipts receipts;
    private final KeepEvents keeping;
    private final FilingAllowance allowance;
    private final SyncTrail trail;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Resubmission(
            Offers offers,
            Quarantine quarantine,
            SyncReceipts receipts,
            KeepEvents keeping,
            FilingAllowance allowance,
            SyncTrail trail,
            TransactionTemplate transactions,
            Clock clock) {
        this.offers = offers;
        this.quarantine = quarantine;
        this.receipts = receipts;
        this.keeping = keeping;
        this.allowance = allowance;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Accepted, or said what is still wrong; then everything stays as it was.
     *
     * @throws ProblemException 404 when nothing of the caller's is or was in quarantine under this id; 422 for an event with
     *     another id
     * @throws org.sahay.store.vault.KeysUnavailableException with nothing written, when it cannot be sealed now
     */
    Ack resubmit(Actor actor, UUID id, SentEvent sent) {
        UUID eventId = quarantine
                .one(actor.id(), id)
                .map(QuarantinedEvent::eventId)
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.NOT_FOUND)));
        List<Optional<Offer>> offered = offers.of(Right.RESUBMIT_EVENT, actor, List.of(sent));
        if (!offered.getFirst().map(Offer::id).filter(eventId::equals).isPresent()) {
            throw new ProblemException(
                    Problem.of(ProblemCode.INVALID_VALUE, "id", "the id of the event that is corrected"));
        }
        try (var allowed = allowance.of(actor, offered, Set.of())) {
            Offer offer = allowed.offers().getFirst().orElseThrow();
            Instant at = clock.instant().truncatedTo(MILLIS);
            List<Ready> ready =
                    offer.fate() instanceof Fate.Accept ? keeping.seal(actor, List.of(offer), at, of -> id) : List.of();
            Ack ack = Objects.requireNonNull(transactions.execute(status -> {
                trail.resubmitted(actor, id, offer);
                return put(actor, id, offer, ready, at);
            }));
            if (ack.status() == Ack.Status.ACCEPTED) {
                allowed.used(Set.of(eventId));
            }
            return ack;
        }
    }

    private Ack put(Actor actor, UUID id, Offer offer, List<Ready> ready, Instant at) {
        QuarantinedEvent held = quarantine.hold(actor.id(), id).orElseThrow();
        Map<UUID, SyncReceipt> found = receipts.find(actor.id(), List.of(offer.id()));
        SyncReceipt standing = Objects.requireNonNull(found.get(offer.id()));
        if (standing.status() != SyncReceipt.Status.QUARANTINED) {
            keeping.discard(ready);
            return offer.isOf(standing)
                    ? Ack.of(standing, true, waitsFor(standing))
                    : Ack.refused(offer.id().toString(), AckSequence.KEY_REUSED, "/id");
        }
        return switch (offer.fate()) {
            case Fate.Refuse(String code, String path) -> Ack.refused(offer.id().toString(), code, path);
            case Fate.Quarantine(var subject, var basis, var raw, String code, String path) ->
                new Ack(
                        offer.id().toString(),
                        Ack.Status.QUARANTINED,
                        standing.serverId(),
                        standing.serverTime(),
                        code,
                        path);
            case Fate.Accept accept -> {
                Set<UUID> waiting = keeping.append(actor, held.device(), ready, at);
                SyncReceipt accepted = ready.getFirst().receipt(at);
                quarantine.releaseAll(actor.id(), List.of(accepted));
                receipts.hold(actor.id(), waiting);
                SyncReceipt now = waiting.isEmpty() ? accepted : accepted.held();
                yield Ack.of(now, false, waitsFor(now));
            }
        };
    }

    private static @Nullable String waitsFor(SyncReceipt receipt) {
        return receipt.status() == SyncReceipt.Status.HELD ? AckSequence.BASE_VERSION : null;
    }
}
