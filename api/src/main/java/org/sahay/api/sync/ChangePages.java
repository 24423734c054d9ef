package org.sahay.api.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.sahay.api.sync.ChangePlace.CatchingUp;
import org.sahay.store.sync.DeviceScope;
import org.sahay.store.sync.FedEvent;
import org.sahay.store.sync.LogPlace;
import org.sahay.store.sync.SyncChanges;
import org.sahay.store.sync.SyncChanges.Found;
import org.sahay.store.sync.SyncChanges.Stretch;

/**
 * Pages through the log for one device: first, up to where it stands, what is about people who came into its scope since; then
 * what is about everybody in it, from there on.
 */
final class ChangePages {
    private final SyncChanges log;
    private final int many;

    /** @param many more than so many that wait are worth a warning */
    ChangePages(SyncChanges log, int many) {
        this.log = log;
        this.many = many;
    }

    /**
     * One page.
     *
     * @param next where the page after it begins
     * @param more whether there is something already
     * @param areMany whether so much waits that it is worth a warning, this page included
     */
    record Page(List<FedEvent> events, ChangePlace next, boolean more, boolean areMany) {
        Page {
            events = List.copyOf(events);
        }
    }

    Page read(UUID principal, DeviceScope scope, ChangePlace from, int limit) {
        long version = scope.version();
        var events = new ArrayList<FedEvent>();
        long whole = from.whole();
        CatchingUp begun = from.catchingUp();
        while (whole < version) {
            CatchingUp now = begun == null ? new CatchingUp(version, LogPlace.START) : begun;
            Stretch stretch = new Stretch(principal, scope.entered(whole, now.by()), now.after(), from.at());
            Found found = log.read(stretch, limit - events.size());
            events.addAll(found.events());
            if (found.more()) {
                var rest = new CatchingUp(now.by(), last(found, now.after()));
                return page(principal, scope, events, new ChangePlace(version, whole, rest, from.at()), true);
            }
            whole = now.by();
            begun = null;
        }
        Found found = log.read(onward(principal, scope, from.at()), limit - events.size());
        events.addAll(found.events());
        var next = new ChangePlace(version, version, null, last(found, from.at()));
        return page(principal, scope, events, next, found.more());
    }

    private Page page(UUID principal, DeviceScope scope, List<FedEvent> events, ChangePlace next, boolean more) {
        return new Page(events, next, more, more && events.size() + waiting(principal, scope, next) > many);
    }

    /** Counted no further than it takes to know that they are many. */
    private int waiting(UUID principal, DeviceScope scope, ChangePlace next) {
        CatchingUp rest = next.catchingUp();
        int again = rest == null
                ? 0
                : log.number(
                        new Stretch(principal, scope.entered(next.whole(), rest.by()), rest.after(), next.at()),
                        many + 1);
        return again > many ? again : again + log.number(onward(principal, scope, next.at()), many + 1);
    }

    private static Stretch onward(UUID principal, DeviceScope scope, LogPlace at) {
        Collection<UUID> everybody = new ArrayList<>(scope.present());
        everybody.add(principal);
        return new Stretch(principal, everybody, at, LogPlace.END);
    }

    private static LogPlace last(Found found, LogPlace before) {
        return found.events().isEmpty() ? before : found.events().getLast().place();
    }
}
