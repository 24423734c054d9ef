package org.sahay.store.wellness;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.sahay.store.vault.DestroyedKeys;
import org.sahay.store.vault.DestroyedKeys.Key;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes the readings of those whose data key was destroyed: they lie in the clear beside a random id, and are to go with what
 * the key made unreadable. Goes through all subjects, some at a time.
 */
final class ReadingErasure {
    static final int AT_ONCE = 1_000;
    /** From so many on it is unlikely that all were destroyed, and likely that this is another database of keys. */
    static final int DOUBTFUL = 10;

    private static final Logger LOG = LoggerFactory.getLogger(ReadingErasure.class);
    private static final Key FIRST = new Key(new UUID(0, 0), Integer.MIN_VALUE);

    private final JdbcClient jdbc;
    private final DestroyedKeys keys;
    private Key after = FIRST;

    ReadingErasure(JdbcClient jdbc, DestroyedKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /**
     * Returns how many subjects it looked at; 0 at the end of a lap.
     *
     * @throws IllegalStateException when no key at all is there of many, and nothing is deleted
     */
    synchronized int eraseSome() {
        List<Key> some = next();
        if (some.isEmpty()) {
            after = FIRST;
            return 0;
        }
        Set<Key> destroyed = keys.among(some);
        if (some.size() >= DOUBTFUL && destroyed.size() == some.size()) {
            throw new IllegalStateException(
                    "Of " + some.size() + " data keys none is there: is sahay.vault.keys.url that of"
                            + " another database? No reading was deleted");
        }
        destroyed.stream().sorted(Comparator.comparing(Key::toString)).forEach(this::erase);
        if (!destroyed.isEmpty()) {
            LOG.info("The readings of {} subjects are deleted: their data keys were destroyed", destroyed.size());
        }
        after = some.getLast();
        return some.size();
    }

    private List<Key> next() {
        return jdbc.sql("""
                        SELECT subject, key_id FROM wellness_subject
                        WHERE (subject, key_id) > (:subject, :key)
                        ORDER BY subject, key_id
                        LIMIT :most
                        """)
                .param("subject", after.subject())
                .param("key", after.id())
                .param("most", AT_ONCE)
                .query((row, number) -> new Key(row.getObject("subject", UUID.class), row.getInt("key_id")))
                .list();
    }

    private void erase(Key key) {
        jdbc.sql("SELECT wellness_erase(:subject, :key)")
                .param("subject", key.subject())
                .param("key", key.id())
                .query(row -> {});
    }
}
