package org.sahay.api.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.sync.KeepEvents.Kept;
import org.sahay.api.sync.Offer.Fate;
import org.sahay.api.sync.event.SentEvent;
import org.sahay.store.sync.SyncReceipt;

/** Answers the events of a batch as if they had been sent one after the other. */
final class AckSequence {
    static final String KEY_REUSED = "key-reused";
    static final String BASE_VERSION = "/baseVersion";

    private final Map<UUID, SyncReceipt> standing;
    private final Map<UUID, Integer> firsts;
    private final Kept kept;
    private final Map<UUID, String> paths;

    /**
     * Of one batch.
     *
     * @param before receipts there were
     * @param firsts at which place the first event of a new id stands that was to be kept
     * @param kept what was made of those
     * @param paths the fields at fault in what is in quarantine
     */
    AckSequence(Map<UUID, SyncReceipt> before, Map<UUID, Integer> firsts, Kept kept, Map<UUID, String> paths) {
        this.standing = new HashMap<>(before);
        this.firsts = firsts;
        this.kept = kept;
        this.paths = paths;
        kept.receipts().forEach((id, receipt) -> { // others were quicker
            if (!kept.fresh().contains(id)) {
                standing.put(id, receipt);
            }
        });
    }

    List<Ack> of(List<SentEvent> sent, List<Optional<Offer>> offered) {
        var acks = new ArrayList<Ack>();
        for (int i = 0; i < offered.size(); i++) {
            int place = i;
            SentEvent event = sent.get(i);
            acks.add(offered.get(i).map(offer -> ack(offer, place)).orElseGet(() -> nameless(event)));
        }
        return acks;
    }

    private static Ack nameless(SentEvent event) {
        return event instanceof SentEvent.Nameless(var sentId, var flaw)
                ? Ack.refused(sentId, flaw.code().code(), flaw.path())
                : throwing(event);
    }

    private static Ack throwing(SentEvent event) {
        throw new IllegalStateException("An event with an id has no offer: " + event);
    }

    private Ack ack(Offer offer, int place) {
        SyncReceipt receipt = standing.get(offer.id());
        if (receipt != null) {
            return offer.isOf(receipt)
                    ? Ack.of(receipt, true, path(receipt))
                    : Ack.refused(offer.id().toString(), KEY_REUSED, "/id");
        }
        if (Integer.valueOf(place).equals(firsts.get(offer.id()))) {
            SyncReceipt first = kept.receipts().get(offer.id());
            if (first != null) {
                standing.put(offer.id(), first);
                return Ack.of(first, false, path(first));
            }
        }
        return offer.fate() instanceof Fate.Refuse(String code, String path)
                ? Ack.refused(offer.id().toString(), code, path)
                : throwing(offer);
    }

    private static Ack throwing(Offer offer) {
        throw new IllegalStateException("Event " + offer.id() + " was to be kept and has no receipt");
    }

    private @Nullable String path(SyncReceipt receipt) {
        return switch (receipt.status()) {
            case ACCEPTED -> null;
            case HELD -> BASE_VERSION;
            case QUARANTINED -> paths.get(receipt.eventId());
        };
    }
}
