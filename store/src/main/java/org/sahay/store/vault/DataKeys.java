package org.sahay.store.vault;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One key for each subject, made when it is first needed, kept wrapped, and unwrapped for some minutes. All keys of a call come by
 * one statement. Whoever seals asks each time whether a key is still there, so that nothing is sealed with one that was destroyed;
 * whoever opens does not, and may open for {@link #LIFE} after another instance destroyed it.
 */
final class DataKeys {
    static final Duration LIFE = Duration.ofMinutes(5);
    private static final int MOST = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(DataKeys.class);

    private final DataKeyRows rows;
    private final KeyEncryption wrapping;
    private final Reachability store;
    private final Reachability service;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<UUID, Unwrapped> cache = new LinkedHashMap<>();

    DataKeys(DataKeyRows rows, KeyEncryption wrapping, Clock clock) {
        this.rows = rows;
        this.wrapping = wrapping;
        this.clock = clock;
        this.store = new Reachability("The database of data keys", () -> rows.find(Set.of(new UUID(0, 0))));
        this.service = new Reachability("The key-encryption key", wrapping::newestKey);
    }

    private record Unwrapped(DataKey key, Instant until) {}

    /**
     * Keys to seal with, made where there is none. Those that cannot be had now are left out.
     *
     * @throws KeysUnavailableException when nobody can say which there are
     */
    Map<UUID, DataKey> toSeal(Collection<UUID> subjects) {
        var wanted = Set.copyOf(subjects);
        if (wanted.isEmpty()) {
            return Map.of();
        }
        List<DataKeyRows.Row> there = store.ask(() -> rows.find(wanted));
        Map<UUID, DataKey> keys = cachedOf(there);
        try {
            var missing = new HashSet<>(wanted);
            there.forEach(row -> missing.remove(row.subject()));
            if (!missing.isEmpty()) {
                there = Stream.concat(there.stream(), made(missing).stream()).toList();
                keys.putAll(cachedOf(there));
            }
            keys.putAll(unwrapped(there.stream()
                    .filter(row -> !keys.containsKey(row.subject()))
                    .toList()));
        } catch (KeysUnavailableException e) {
            LOG.debug("Nothing can be sealed for {} of {} people", wanted.size() - keys.size(), wanted.size(), e);
        }
        return keys;
    }

    /**
     * Keys to open with; none for a subject whose key was destroyed.
     *
     * @throws KeysUnavailableException when one of them cannot be had now
     */
    Map<UUID, DataKey> toOpen(Collection<Needed> needed) {
        var keys = new HashMap<UUID, DataKey>();
        var missing = new HashSet<UUID>();
        for (Needed one : needed) {
            DataKey known = cached(one.subject());
            if (known == null || known.id() != one.id()) {
                missing.add(one.subject());
            } else {
                keys.put(one.subject(), known);
            }
        }
        if (!missing.isEmpty()) {
            keys.putAll(unwrapped(store.ask(() -> rows.find(missing))));
        }
        return keys;
    }

    /** A key of a subject that a text was sealed with. */
    record Needed(UUID subject, int id) {}

    /** Destroys a key: what was sealed with it opens nowhere any more, at other instances after {@link #LIFE}. */
    boolean destroy(UUID subject) {
        boolean was = rows.delete(subject);
        synchronized (cache) {
            cache.remove(subject);
        }
        return was;
    }

    /** Of two who make one at once the first has made it; so what there is now is asked for. */
    private List<DataKeyRows.Row> made(Set<UUID> subjects) {
        var fresh = new HashMap<UUID, byte[]>();
        for (UUID subject : subjects) {
            byte[] key = new byte[DataKey.BYTES];
            random.nextBytes(key);
            fresh.put(subject, key);
        }
        List<DataKeyRows.Row> mine = service.ask(() -> wrapping.wrapAll(fresh)).stream()
                .map(wrapped -> new DataKeyRows.Row(random.nextInt(), wrapped))
                .toList();
        Instant now = clock.instant();
        Set<UUID> kept = store.ask(() -> rows.insert(mine, now));
        for (DataKeyRows.Row row : mine) {
            if (kept.contains(row.subject())) {
                remember(new DataKey(row.subject(), row.id(), Objects.requireNonNull(fresh.get(row.subject()))), now);
            }
        }
        return kept.size() == mine.size() ? mine : store.ask(() -> rows.find(subjects));
    }

    private Map<UUID, DataKey> unwrapped(List<DataKeyRows.Row> wrapped) {
        if (wrapped.isEmpty()) {
            return Map.of();
        }
        Map<UUID, byte[]> plain = service.ask(() ->
                wrapping.unwrapAll(wrapped.stream().map(DataKeyRows.Row::key).toList()));
        Instant now = clock.instant();
        var keys = new HashMap<UUID, DataKey>();
        for (DataKeyRows.Row row : wrapped) {
            byte[] key = plain.get(row.subject());
            if (key == null) {
                LOG.error(
                        "The data key of {} cannot be unwrapped with {}",
                        row.subject(),
                        row.key().wrappedBy());
            } else {
                var usable = new DataKey(row.subject(), row.id(), key);
                remember(usable, now);
                keys.put(row.subject(), usable);
            }
        }
        return keys;
    }

    /** Those of these rows that are unwrapped, the same and not another of the subject. */
    private Map<UUID, DataKey> cachedOf(List<DataKeyRows.Row> there) {
        var keys = new HashMap<UUID, DataKey>();
        for (DataKeyRows.Row row : there) {
            DataKey known = cached(row.subject());
            if (known != null && known.id() == row.id()) {
                keys.put(row.subject(), known);
            }
        }
        return keys;
    }

    private @Nullable DataKey cached(UUID subject) {
        synchronized (cache) {
            Unwrapped known = cache.get(subject);
            if (known != null && known.until().isAfter(clock.instant())) {
                return known.key();
            }
            cache.remove(subject);
            return null;
        }
    }

    private void remember(DataKey key, Instant now) {
        synchronized (cache) {
            cache.remove(key.subject());
            cache.put(key.subject(), new Unwrapped(key, now.plus(LIFE)));
            if (cache.size() > MOST) {
                var eldest = cache.keySet().iterator();
                eldest.next();
                eldest.remove();
            }
        }
    }
}
