package org.sahay.store.outbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The shards one relay owns, as advisory locks of its session. Every relay also shares one more lock by which the relays are
 * counted, so that each keeps to its share and a new one gets some.
 */
final class ShardLocks {
    private static final int LOCK_CLASS = 0x5A4A00;

    private final JdbcClient jdbc;
    private final int lockClass;
    private final TreeSet<Integer> owned = new TreeSet<>();

    ShardLocks(JdbcClient jdbc, Destination destination) {
        this.jdbc = jdbc;
        this.lockClass = LOCK_CLASS + destination.ordinal();
        call("pg_advisory_lock_shared", Shards.COUNT);
    }

    List<Integer> owned() {
        return List.copyOf(owned);
    }

    /** Gives back what is above this relay's share and takes what is free below it. */
    void balance() {
        int share = Math.ceilDiv(Shards.COUNT, Math.max(1, relays()));
        while (owned.size() > share) {
            call("pg_advisory_unlock", owned.pollLast());
        }
        if (owned.size() < share) {
            take(share);
        }
    }

    private void take(int share) {
        var others = new ArrayList<>(IntStream.range(0, Shards.COUNT)
                .boxed()
                .filter(shard -> !owned.contains(shard))
                .toList());
        Collections.shuffle(others);
        for (int shard : others) {
            if (owned.size() < share && tryLock(shard)) {
                owned.add(shard);
            }
        }
    }

    private int relays() {
        return jdbc.sql("""
                        SELECT count(DISTINCT l.pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                        WHERE l.locktype = 'advisory' AND d.datname = current_database()
                          AND l.classid = :class AND l.objid = :presence AND l.objsubid = 2 AND l.granted
                        """)
                .param("class", lockClass)
                .param("presence", Shards.COUNT)
                .query(Integer.class)
                .single();
    }

    private boolean tryLock(int shard) {
        return jdbc.sql("SELECT pg_try_advisory_lock(:class, :shard)")
                .param("class", lockClass)
                .param("shard", shard)
                .query(Boolean.class)
                .single();
    }

    private void call(String function, int shard) {
        jdbc.sql("SELECT " + function + "(:class, :shard)")
                .param("class", lockClass)
                .param("shard", shard)
                .query((rs, n) -> shard)
                .single();
    }
}
