package org.sahay.store.vault;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tells which data keys are no more, for what lies in the clear beside somebody's id and is to go when their key goes. Asks the
 * database of keys each time.
 */
public final class DestroyedKeys {
    private final DataKeyRows rows;

    DestroyedKeys(DataKeyRows rows) {
        this.rows = rows;
    }

    /** A data key that a subject has or had. */
    public record Key(UUID subject, int id) {}

    /** Those that were destroyed, of keys that there were. */
    public Set<Key> among(Collection<Key> keys) {
        var destroyed = new HashSet<>(keys);
        rows.find(keys.stream().map(Key::subject).collect(Collectors.toSet()))
                .forEach(row -> destroyed.remove(new Key(row.subject(), row.id())));
        return destroyed;
    }
}
