package org.sahay.store.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * One round of the feed: sends events in their order, all on their way at once, and then asks for each whether all replicas
 * have it. The cursor may move to the last one before the first that failed; what came after it is sent again.
 */
final class FeedRound {
    private final Map<FedEvent, String> dead = new LinkedHashMap<>();
    private @Nullable FedEvent last;
    private @Nullable Exception failure;

    private FeedRound() {}

    static FeedRound send(Producer<String, byte[]> producer, List<FedEvent> events) throws InterruptedException {
        var round = new FeedRound();
        var sent = new ArrayList<Future<RecordMetadata>>(events.size());
        for (FedEvent event : events) {
            sent.add(producer.send(SyncEventRecords.of(event)));
        }
        for (int i = 0; i < events.size() && round.failure == null; i++) {
            round.settle(events.get(i), sent.get(i));
        }
        return round;
    }

    /** The last event that needs no further delivery, and none before it does; null when there is none. */
    @Nullable
    FedEvent last() {
        return last;
    }

    /** Events that Kafka can never take, each with the reason. */
    Map<FedEvent, String> dead() {
        return dead;
    }

    /** Why the rest has to be sent again; null when nothing has. */
    @Nullable
    Exception failure() {
        return failure;
    }

    private void settle(FedEvent event, Future<RecordMetadata> outcome) throws InterruptedException {
        try {
            outcome.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof RecordTooLargeException)) {
                failure = e;
                return;
            }
            dead.put(event, RecordTooLargeException.class.getSimpleName());
        }
        last = event;
    }
}
