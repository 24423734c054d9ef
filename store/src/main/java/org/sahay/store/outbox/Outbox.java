package org.sahay.store.outbox;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sahay.store.trace.OfRequest;
import org.sahay.store.trace.RequestContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Appends what is to be delivered to the transaction that makes it true: both commit or neither. */
public final class Outbox {
    private static final String INSERT = """
            INSERT INTO outbox
              (shard, destination, kind, business_key, payload, request_id, traceparent, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final OutboxSignal signal;

    Outbox(JdbcTemplate jdbc, Clock clock, OutboxSignal signal) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.signal = signal;
    }

    /** @throws IllegalStateException outside a transaction */
    public void append(OutboxRecord entry) {
        appendAll(List.of(entry));
    }

    /** @throws IllegalStateException outside a transaction */
    public void appendAll(List<OutboxRecord> entries) {
        appendEach(OfRequest.ofThisThread(entries));
    }

    /**
     * Those of several requests.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void appendEach(List<OfRequest<OutboxRecord>> entries) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("An outbox record needs the transaction of what it tells about");
        }
        if (entries.isEmpty()) {
            return;
        }
        var at = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.batchUpdate(
                INSERT,
                entries.stream().map(one -> row(one.value(), one.request(), at)).toList());
        wakeAfterCommit(entries.stream().map(OfRequest::value).toList());
    }

    private static Object[] row(OutboxRecord entry, RequestContext request, OffsetDateTime at) {
        return new Object[] {
            Shards.of(entry.businessKey()),
            entry.destination().name(),
            entry.kind(),
            entry.businessKey(),
            entry.payload(),
            request.requestId(),
            request.traceparent(),
            at
        };
    }

    private void wakeAfterCommit(List<OutboxRecord> entries) {
        Set<Destination> destinations = EnumSet.noneOf(Destination.class);
        entries.forEach(entry -> destinations.add(entry.destination()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                destinations.forEach(signal::wake);
            }
        });
    }
}
