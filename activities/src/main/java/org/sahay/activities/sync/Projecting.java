package org.sahay.activities.sync;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sahay.store.sync.EventProjection;
import org.sahay.store.sync.OpenedEvent;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives events to every projection that takes their type, all of them in one transaction. Where one makes it fail, the others are
 * given without it: halves are tried until it is alone.
 */
final class Projecting {
    private final List<EventProjection> projections;
    private final TransactionTemplate transaction;

    Projecting(List<EventProjection> projections, TransactionTemplate transaction) {
        this.projections = List.copyOf(projections);
        this.transaction = transaction;
    }

    /**
     * Returns those that some projection can never take.
     *
     * @throws RuntimeException when it should be tried again; what is done till then may be done again
     */
    Map<UUID, Death> project(List<OpenedEvent> events) {
        if (events.isEmpty()) {
            return Map.of();
        }
        try {
            Map<UUID, Death> refused = transaction.execute(status -> all(events));
            return refused == null ? Map.of() : refused;
        } catch (RuntimeException e) {
            if (Accidents.isOne(e)) {
                throw e;
            }
            return events.size() == 1
                    ? Map.of(events.getFirst().event().serverId(), Death.failed(e))
                    : inHalves(events);
        }
    }

    private Map<UUID, Death> inHalves(List<OpenedEvent> events) {
        int middle = events.size() / 2;
        var dead = new HashMap<>(project(events.subList(0, middle)));
        dead.putAll(project(events.subList(middle, events.size())));
        return dead;
    }

    private Map<UUID, Death> all(List<OpenedEvent> events) {
        var refused = new HashMap<UUID, Death>();
        for (EventProjection projection : projections) {
            List<OpenedEvent> taken = events.stream()
                    .filter(one -> projection.takes(one.event().type()))
                    .toList();
            if (!taken.isEmpty()) {
                projection
                        .project(taken)
                        .forEach((id, code) ->
                                refused.put(id, new Death(Death.Reason.REFUSED, projection.name() + ":" + code)));
            }
        }
        return refused;
    }
}
