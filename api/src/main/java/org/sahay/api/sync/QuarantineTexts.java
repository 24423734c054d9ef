package org.sahay.api.sync;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sahay.store.sync.Quarantine;
import org.sahay.store.sync.QuarantinedEvent;
import org.sahay.store.vault.RowSeals;

/** Opens what of quarantined events is sealed. */
final class QuarantineTexts {
    private final Quarantine quarantine;
    private final RowSeals seals;

    QuarantineTexts(Quarantine quarantine, RowSeals seals) {
        this.quarantine = quarantine;
        this.seals = seals;
    }

    /** In the order given; empty for what was sealed with a key that was destroyed. */
    List<Optional<QuarantineText>> open(List<QuarantinedEvent> events) {
        return seals.openAll(events.stream().map(QuarantinedEvent::event).toList()).stream()
                .map(bytes -> bytes.map(QuarantineText::of))
                .toList();
    }

    /** Which field was at fault, by the device's id of the event. */
    Map<UUID, String> paths(UUID principal, Collection<UUID> eventIds) {
        var paths = new HashMap<UUID, String>();
        if (eventIds.isEmpty()) {
            return paths;
        }
        List<QuarantinedEvent> found = quarantine.find(principal, eventIds);
        List<Optional<QuarantineText>> texts = open(found);
        for (int i = 0; i < found.size(); i++) {
            UUID eventId = found.get(i).eventId();
            texts.get(i).ifPresent(text -> paths.put(eventId, text.path()));
        }
        return paths;
    }
}
