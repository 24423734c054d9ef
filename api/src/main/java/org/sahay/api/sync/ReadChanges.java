package org.sahay.api.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.security.PersonalReach;
import org.sahay.api.security.Right;
import org.sahay.api.sync.ChangePages.Page;
import org.sahay.api.sync.ChangesJson.ChangeJson;
import org.sahay.api.sync.ChangesJson.WarningJson;
import org.sahay.store.sync.DeviceScope;
import org.sahay.store.sync.DeviceScopes;
import org.sahay.store.sync.FedEvent;
import org.sahay.store.sync.LoggedEvent;
import org.sahay.store.vault.RowSeals;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Basis;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells a device what changed for the people its owner reaches, and whom they reach no longer. */
final class ReadChanges {
    private static final String MANY = "many-records";

    private final Offers offers;
    private final PersonalReach reach;
    private final DeviceScopes scopes;
    private final ChangeCursors cursors;
    private final ChangePages pages;
    private final RowSeals seals;
    private final SyncTexts texts;
    private final SyncTrail trail;
    private final TransactionTemplate transactions;

    ReadChanges(
            Offers offers,
            PersonalReach reach,
            DeviceScopes scopes,
            ChangeCursors cursors,
            ChangePages pages,
            RowSeals seals,
            SyncTexts texts,
            SyncTrail trail,
            TransactionTemplate transactions) {
        this.offers = offers;
        this.reach = reach;
        this.scopes = scopes;
        this.cursors = cursors;
        this.pages = pages;
        this.seals = seals;
        this.texts = texts;
        this.trail = trail;
        this.transactions = transactions;
    }

    /**
     * One page of them.
     *
     * @param cursor of the answer before; null for a device that has nothing
     * @throws ProblemException 400 for a cursor that this device was not given
     * @throws org.sahay.store.vault.KeysUnavailableException when something of it cannot be opened now
     */
    ChangesJson read(Actor actor, String deviceId, @Nullable String cursor, int limit, Locale locale) {
        byte[] device = offers.device(actor, deviceId);
        ChangePlace from = cursor == null ? ChangePlace.START : cursors.open(actor.id(), device, cursor);
        Found found = Objects.requireNonNull(transactions.execute(status -> find(actor, device, from, limit)));
        Page page = found.page();
        return new ChangesJson(
                found.scope().goneSince(from.told()),
                shown(actor, page.events()),
                cursors.seal(actor.id(), device, page.next()),
                page.more(),
                page.areMany() ? new WarningJson(MANY, texts.warning(MANY, locale)) : null);
    }

    private record Found(DeviceScope scope, Page page) {}

    private Found find(Actor actor, byte[] device, ChangePlace from, int limit) {
        Map<UUID, Basis> bases = reach.subjects(Right.LIST_CHANGES.grant(actor.role()), actor);
        var others = new HashSet<>(bases.keySet());
        others.remove(actor.id());
        DeviceScope scope = scopes.settle(actor.id(), device, others);
        if (from.told() > scope.version()) {
            throw ChangeCursors.unreadable(); // of a database that was set back since
        }
        Page page = pages.read(actor.id(), scope, from, limit);
        var subjects = new LinkedHashSet<UUID>();
        page.events().forEach(one -> subjects.add(one.event().subject()));
        trail.given(actor, subjects, bases);
        return new Found(scope, page);
    }

    private List<ChangeJson> shown(Actor actor, List<FedEvent> events) {
        List<Optional<byte[]>> opened =
                seals.openAll(events.stream().map(one -> one.event().payload()).toList());
        var shown = new ArrayList<ChangeJson>();
        for (int i = 0; i < events.size(); i++) {
            FedEvent one = events.get(i);
            LoggedEvent event = one.event();
            shown.add(new ChangeJson(
                    event.serverId(),
                    event.eventId(),
                    event.type(),
                    event.schemaVersion(),
                    event.subject(),
                    one.principal().equals(actor.id()),
                    event.clientTime(),
                    one.serverTime(),
                    event.deviceSeq(),
                    event.baseVersion(),
                    opened.get(i).map(bytes -> new String(bytes, UTF_8)).orElse(null)));
        }
        return shown;
    }
}
