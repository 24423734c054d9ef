package org.sahay.activities.sync;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.sahay.store.sync.SyncTopics;
import org.sahay.store.vault.RowSeals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Takes records of {@code sync.events}: opens them, gives them to the projections in one transaction, tells analytics, and puts aside what can
 * never be taken. When it returns, all of that is durable, and whoever called may commit the offsets; when it throws, nothing
 * may be, and the same records come again.
 */
public final class SyncEventListener implements BatchMessageListener<byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(SyncEventListener.class);

    private final RowSeals seals;
    private final Projecting projecting;
    private final AnalyticsEvents analytics;
    private final DeadLetters deadLetters;
    private final ProjectionMetrics metrics;

    SyncEventListener(
            RowSeals seals,
            Projecting projecting,
            AnalyticsEvents analytics,
            DeadLetters deadLetters,
            ProjectionMetrics metrics) {
        this.seals = seals;
        this.projecting = projecting;
        this.analytics = analytics;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        Opening opening = Opening.of(records, seals);
        Map<ConsumerRecord<byte[], byte[]>, Death> dead = new LinkedHashMap<>(opening.dead());
        projecting.project(opening.events()).forEach((id, death) -> dead.put(opening.record(id), death));
        analytics.publish(opening.events());
        deadLetters.bury(dead);
        tell(opening, dead);
    }

    private void tell(Opening opening, Map<ConsumerRecord<byte[], byte[]>, Death> dead) {
        metrics.projected(opening.events());
        metrics.erased(opening.erased());
        dead.forEach((one, death) -> {
            metrics.died(death.reason());
            LOG.error(
                    "Record {}-{}@{} is put aside in {}: {} ({})",
                    one.topic(),
                    one.partition(),
                    one.offset(),
                    SyncTopics.DEAD,
                    death.reason().code(),
                    death.detail());
        });
    }
}
