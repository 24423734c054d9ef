package org.sahay.api.sync;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sahay.api.ratelimit.RateLimit;
import org.sahay.api.ratelimit.RateLimits;
import org.sahay.api.sync.Offer.Fate;
import org.sahay.workflows.identity.Actor;

/** Complaints of a batch count against the limit of filing like any other; those beyond it are refused, and may come again later. */
final class FilingAllowance {
    static final String TOO_MANY = "too-many-complaints";

    private final RateLimits limits;

    FilingAllowance(RateLimits limits) {
        this.limits = limits;
    }

    /**
     * Takes what the complaints among these need, as far as it is there.
     *
     * @param known ids that were answered before, and need nothing
     */
    Taken of(Actor actor, List<Optional<Offer>> offered, Set<UUID> known) {
        var filed = new LinkedHashSet<UUID>();
        for (Optional<Offer> offer : offered) {
            offer.filter(FilingAllowance::isComplaint)
                    .map(Offer::id)
                    .filter(id -> !known.contains(id))
                    .ifPresent(filed::add);
        }
        int taken = filed.isEmpty() ? 0 : limits.takeSome(RateLimit.FILING, actor.id(), filed.size());
        var beyond = new HashSet<>(filed.stream().skip(taken).toList());
        List<Optional<Offer>> within = beyond.isEmpty()
                ? offered
                : offered.stream()
                        .map(offer -> offer.map(one -> beyond.contains(one.id()) ? refused(one) : one))
                        .toList();
        filed.removeAll(beyond);
        return new Taken(actor, within, filed);
    }

    private static boolean isComplaint(Offer offer) {
        return offer.fate() instanceof Fate.Accept accept && accept.complaint() != null;
    }

    private static Offer refused(Offer offer) {
        return isComplaint(offer)
                ? new Offer(offer.id(), offer.hash(), offer.sentHash(), new Fate.Refuse(TOO_MANY, "/type"))
                : offer;
    }

    /** What was taken; what turns out not to be used is given back in the end. */
    final class Taken implements AutoCloseable {
        private final Actor actor;
        private final List<Optional<Offer>> offers;
        private final Set<UUID> filed;
        private final Set<UUID> used = new HashSet<>();

        private Taken(Actor actor, List<Optional<Offer>> offers, Set<UUID> filed) {
            this.actor = actor;
            this.offers = offers;
            this.filed = filed;
        }

        /** Without complaints beyond the limit. */
        List<Optional<Offer>> offers() {
            return offers;
        }

        /** Events that were written. */
        void used(Set<UUID> written) {
            used.addAll(written);
        }

        @Override
        public void close() {
            int unused = (int) filed.stream().filter(id -> !used.contains(id)).count();
            if (unused > 0) {
                limits.giveBack(RateLimit.FILING, actor.id(), unused);
            }
        }
    }
}
