package org.sahay.store.vault;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wraps data keys anew with the newest key-encryption key, some at a time, while everybody goes on with them: the data keys stay
 * what they are, and so do all texts. Done twice it changes nothing more; interrupted it goes on with what is left.
 */
final class KeyRotation {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
    private static final int AT_ONCE = 200;
    private static final UUID FIRST = new UUID(0, 0);

    private final DataKeyRows rows;
    private final KeyEncryption wrapping;
    private final Clock clock;
    private UUID after = FIRST;

    KeyRotation(DataKeyRows rows, KeyEncryption wrapping, Clock clock) {
        this.rows = rows;
        this.wrapping = wrapping;
        this.clock = clock;
    }

    /**
     * Returns how many keys it looked at; what cannot be unwrapped stays as it is.
     *
     * @throws KeysUnavailableException when the key-encryption key cannot be used now
     */
    synchronized int rewrapSome() {
        List<DataKeyRows.Row> some = rows.notWrappedBy(wrapping.newestKey(), after, AT_ONCE);
        if (some.isEmpty()) {
            after = FIRST;
            return 0;
        }
        Map<UUID, byte[]> plain =
                wrapping.unwrapAll(some.stream().map(DataKeyRows.Row::key).toList());
        var ids = new HashMap<UUID, Integer>();
        some.forEach(row -> ids.put(row.subject(), row.id()));
        var anew = new ArrayList<DataKeyRows.Row>();
        for (WrappedKey key : plain.isEmpty() ? List.<WrappedKey>of() : wrapping.wrapAll(plain)) {
            anew.add(new DataKeyRows.Row(ids.getOrDefault(key.subject(), 0), key));
        }
        if (!anew.isEmpty()) {
            rows.replace(anew, clock.instant());
        }
        if (anew.size() < some.size()) {
            LOG.error("{} data keys cannot be unwrapped and stay as they are", some.size() - anew.size());
        }
        after = some.getLast().subject();
        return some.size();
    }
}
