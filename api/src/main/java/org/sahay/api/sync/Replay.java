package org.sahay.api.sync;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.sync.ReplayOfSender.Tried;
import org.sahay.api.sync.ReplayTally.Replayed;
import org.sahay.api.sync.event.BatchReader;
import org.sahay.api.sync.event.SentEvent;
import org.sahay.store.sync.Quarantine;
import org.sahay.store.sync.QuarantinedEvent;
import org.sahay.workflows.identity.Actor;

/**
 * Tries again, by today's rules, what is in quarantine, page by page, so that what is open at a time stays small. What cannot be
 * accepted stays as it was.
 */
final class Replay {
    private static final int PAGE = 100;

    private final Quarantine quarantine;
    private final QuarantineTexts sealed;
    private final BatchReader reader;
    private final ReplayOfSender ofSender;

    Replay(Quarantine quarantine, QuarantineTexts sealed, BatchReader reader, ReplayOfSender ofSender) {
        this.quarantine = quarantine;
        this.sealed = sealed;
        this.reader = reader;
        this.ofSender = ofSender;
    }

    /**
     * Which events.
     *
     * @param code why they wait; null for any reason
     * @param type that they say to be of; null for any
     * @param limit how many to look at
     * @param after the last one of the time before; null to begin
     */
    record Wanted(
            @Nullable String code,
            @Nullable String type,
            int limit,
            @Nullable UUID after) {}

    /**
     * Of a sender all of a page or nothing; what was accepted before something went wrong stays accepted.
     *
     * @throws org.sahay.store.vault.KeysUnavailableException when a key cannot be had now
     */
    Replayed replay(Actor operator, Wanted wanted) {
        var tally = new ReplayTally();
        UUID after = wanted.after();
        int left = wanted.limit();
        while (left > 0) {
            int size = Math.min(PAGE, left);
            List<QuarantinedEvent> page = quarantine.waitingOfAll(after, wanted.code(), size);
            bySender(tried(page, wanted.type()))
                    .forEach((sender, events) -> ofSender.replay(operator, sender, events, tally));
            if (page.size() < size) {
                return tally.at(null);
            }
            after = page.getLast().id();
            left -= size;
        }
        return tally.at(quarantine.waitingOfAll(after, wanted.code(), 1).isEmpty() ? null : after);
    }

    private List<Tried> tried(List<QuarantinedEvent> page, @Nullable String type) {
        List<Optional<QuarantineText>> opened = sealed.open(page);
        var tried = new ArrayList<Tried>();
        for (int i = 0; i < page.size(); i++) {
            byte[] raw = opened.get(i).map(QuarantineText::raw).orElse(null);
            if (type == null || isOf(type, raw)) {
                SentEvent event = raw == null ? null : reader.readAgain(raw);
                tried.add(new Tried(page.get(i), event));
            }
        }
        return tried;
    }

    private boolean isOf(String type, byte @Nullable [] raw) {
        return raw != null && reader.glimpsedType(raw).filter(type::equals).isPresent();
    }

    private static Map<UUID, List<Tried>> bySender(List<Tried> tried) {
        return tried.stream()
                .collect(groupingBy(one -> one.kept().event().place().subject(), LinkedHashMap::new, toList()));
    }
}
