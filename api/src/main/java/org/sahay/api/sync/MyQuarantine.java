package org.sahay.api.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.PlainCursor;
import org.sahay.api.edge.ProblemException;
import org.sahay.store.sync.Quarantine;
import org.sahay.store.sync.QuarantinedEvent;
import org.sahay.workflows.identity.Actor;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows people what of theirs waits to be corrected. */
final class MyQuarantine {
    private static final int PAGE = 50;
    private static final PlainCursor CURSORS = new PlainCursor("quarantine");

    private final Quarantine quarantine;
    private final QuarantineTexts sealed;
    private final SyncTexts texts;
    private final SyncTrail trail;
    private final TransactionTemplate transactions;

    MyQuarantine(
            Quarantine quarantine,
            QuarantineTexts sealed,
            SyncTexts texts,
            SyncTrail trail,
            TransactionTemplate transactions) {
        this.quarantine = quarantine;
        this.sealed = sealed;
        this.texts = texts;
        this.trail = trail;
        this.transactions = transactions;
    }

    /** One page, and the cursor of the next when there is one. */
    record Shown(QuarantineJson page, @Nullable String next) {}

    /** @throws ProblemException 400 for a cursor that is none */
    Shown list(Actor actor, @Nullable String cursor, Locale locale) {
        UUID before = cursor == null ? null : CURSORS.place(cursor, UUID::fromString);
        List<QuarantinedEvent> found = Objects.requireNonNull(transactions.execute(status -> {
            List<QuarantinedEvent> waiting = quarantine.waiting(actor.id(), before, PAGE + 1);
            trail.listed(actor, page(waiting));
            return waiting;
        }));
        List<QuarantinedEvent> page = page(found);
        List<Optional<QuarantineText>> opened = sealed.open(page);
        var items = new ArrayList<QuarantineJson.ItemJson>();
        for (int i = 0; i < page.size(); i++) {
            items.add(item(page.get(i), opened.get(i), locale));
        }
        return new Shown(
                new QuarantineJson(items),
                found.size() > PAGE ? CURSORS.after(page.getLast().id()) : null);
    }

    private static List<QuarantinedEvent> page(List<QuarantinedEvent> found) {
        return found.subList(0, Math.min(PAGE, found.size()));
    }

    private QuarantineJson.ItemJson item(QuarantinedEvent event, Optional<QuarantineText> opened, Locale locale) {
        String path = opened.map(QuarantineText::path).orElse(null);
        return new QuarantineJson.ItemJson(
                event.id(),
                event.eventId(),
                event.quarantinedAt(),
                event.code(),
                path,
                texts.text(event.code(), path, locale),
                opened.map(text -> new String(text.raw(), UTF_8)).orElse(null));
    }
}
