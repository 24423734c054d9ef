package org.sahay.activities.sync;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.sahay.store.sync.SyncTopics;

/**
 * Puts records aside as they came, sealed, with the reason in headers of their own. Of one that only just fitted into its topic the
 * value stays behind; the log has it.
 */
final class DeadLetters {
    static final String PREFIX = "dead_";
    static final String CUT = PREFIX + "cut";

    private final Sending sending;
    private final Clock clock;

    DeadLetters(Sending sending, Clock clock) {
        this.sending = sending;
        this.clock = clock;
    }

    void bury(Map<ConsumerRecord<byte[], byte[]>, Death> dead) {
        var buried = new ArrayList<ProducerRecord<String, byte[]>>(dead.size());
        dead.forEach((one, death) -> buried.add(buried(one, death)));
        sending.send(buried, DeadLetters::cut);
    }

    private ProducerRecord<String, byte[]> buried(ConsumerRecord<byte[], byte[]> dead, Death death) {
        var headers = new RecordHeaders(dead.headers());
        add(headers, "reason", death.reason().code());
        add(headers, "detail", death.detail());
        add(headers, "partition", Integer.toString(dead.partition()));
        add(headers, "offset", Long.toString(dead.offset()));
        add(headers, "at", clock.instant().toString());
        return new ProducerRecord<>(SyncTopics.DEAD, null, key(dead.key()), dead.value(), headers);
    }

    private static ProducerRecord<String, byte[]> cut(ProducerRecord<String, byte[]> whole) {
        var headers = new RecordHeaders();
        whole.headers().forEach(header -> {
            if (header.key().startsWith(PREFIX) || header.key().equals("ce_id")) {
                headers.add(header);
            }
        });
        add(headers, "cut", "true");
        return new ProducerRecord<>(whole.topic(), null, (String) null, null, headers);
    }

    private static void add(Headers headers, String name, String value) {
        headers.remove(PREFIX + name);
        headers.add(PREFIX + name, value.getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable String key(byte @Nullable [] key) {
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }
}
