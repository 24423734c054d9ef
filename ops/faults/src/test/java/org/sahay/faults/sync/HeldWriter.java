package org.sahay.faults.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MILLIS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.store.sync.LoggedEvent;
import org.sahay.store.sync.SyncLog;
import org.sahay.store.vault.RowSeals;
import org.sahay.store.vault.SealedBytes;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody whose events are in the log long before they are committed. */
final class HeldWriter {
    private static final int EVENTS = 5;

    private final FaultPlatform platform;
    private final UUID citizen = UUID.randomUUID();

    HeldWriter(FaultPlatform platform) {
        this.platform = platform;
    }

    UUID citizen() {
        return citizen;
    }

    /**
     * What was seen.
     *
     * @param appended server ids that the transaction held open appended
     * @param overtaking those of events that were committed meanwhile, though they began later
     * @param early those of them that the topic had before the transaction was committed, which should be none
     */
    record Held(List<UUID> appended, Set<UUID> overtaking, Set<UUID> early) {}

    /** Appends, does nothing for as long as the work takes, and commits; longer than the product lets a transaction be. */
    Held holdOpenDuring(Runnable work) {
        List<LoggedEvent> events = sealed();
        return Objects.requireNonNull(platform.store(TransactionTemplate.class).execute(status -> {
            platform.jdbc().sql("""
                            SELECT set_config('transaction_timeout', '0', true),
                                   set_config('idle_in_transaction_session_timeout', '0', true)
                            """).query(row -> {});
            platform.store(SyncLog.class)
                    .appendAll(citizen, new byte[32], Instant.now().truncatedTo(MILLIS), events);
            work.run();
            Set<UUID> overtaking = committedLater();
            Set<UUID> early = new HashSet<>(overtaking);
            early.retainAll(new StoredEvents(platform).allRecords());
            return new Held(events.stream().map(LoggedEvent::serverId).toList(), overtaking, early);
        }));
    }

    private Set<UUID> committedLater() {
        return Set.copyOf(platform.jdbc()
                .sql("SELECT server_id FROM sahay.sync_event WHERE xid > pg_current_xact_id()")
                .query(UUID.class)
                .list());
    }

    private List<LoggedEvent> sealed() {
        var ids = IntStream.range(0, EVENTS).mapToObj(_ -> UUID.randomUUID()).toList();
        List<RowSeals.Kept> kept = platform.store(RowSeals.class)
                .sealAll(ids.stream()
                        .map(id -> new RowSeals.Plain(
                                new RowSeals.Place(SealedBytes.SYNC_EVENT, id, citizen),
                                "{\"metric\":\"heart_rate\",\"value\":72,\"unit\":\"/min\"}".getBytes(UTF_8)))
                        .toList());
        var events = new ArrayList<LoggedEvent>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(new LoggedEvent(
                    ids.get(i),
                    UUID.randomUUID(),
                    citizen,
                    "vital.recorded",
                    1,
                    Instant.now().truncatedTo(MILLIS),
                    i,
                    null,
                    kept.get(i)));
        }
        return events;
    }
}
