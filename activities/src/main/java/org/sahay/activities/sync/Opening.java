package org.sahay.activities.sync;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.sahay.store.sync.OpenedEvent;
import org.sahay.store.sync.PublishedEvent;
import org.sahay.store.sync.UnreadableEventException;
import org.sahay.store.vault.RowSeals;
import org.sahay.store.vault.VaultException;

/** What there is in some records: all payloads are opened at once, and one that cannot be holds no other back. */
final class Opening {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final Map<UUID, ConsumerRecord<byte[], byte[]>> records = new LinkedHashMap<>();
    private final List<OpenedEvent> events = new ArrayList<>();
    private final Map<ConsumerRecord<byte[], byte[]>, Death> dead = new LinkedHashMap<>();
    private int erased;

    private Opening() {}

    /** @throws org.sahay.store.vault.KeysUnavailableException when a key cannot be had now */
    static Opening of(List<ConsumerRecord<byte[], byte[]>> records, RowSeals seals) {
        var opening = new Opening();
        opening.open(opening.read(records), seals);
        return opening;
    }

    /** Each once, in the order in which they came. */
    List<OpenedEvent> events() {
        return events;
    }

    ConsumerRecord<byte[], byte[]> record(UUID serverId) {
        ConsumerRecord<byte[], byte[]> found = records.get(serverId);
        if (found == null) {
            throw new IllegalArgumentException("No event " + serverId + " is among these");
        }
        return found;
    }

    Map<ConsumerRecord<byte[], byte[]>, Death> dead() {
        return dead;
    }

    /** How many nobody can read any more, because the key of whom they are about was destroyed. */
    int erased() {
        return erased;
    }

    private record Read(ConsumerRecord<byte[], byte[]> record, PublishedEvent event) {}

    private List<Read> read(List<ConsumerRecord<byte[], byte[]>> given) {
        var readable = new ArrayList<Read>(given.size());
        for (ConsumerRecord<byte[], byte[]> one : given) {
            try {
                readable.add(new Read(one, PublishedEvent.read(one.headers(), one.value())));
            } catch (UnreadableEventException e) {
                dead.put(one, new Death(Death.Reason.UNREADABLE, String.valueOf(e.getMessage())));
            }
        }
        return readable;
    }

    private void open(List<Read> readable, RowSeals seals) {
        List<Optional<byte[]>> payloads;
        try {
            payloads = seals.openAll(
                    readable.stream().map(one -> one.event().payload()).toList());
        } catch (VaultException e) {
            readable.forEach(one -> openAlone(one, seals));
            return;
        }
        for (int i = 0; i < readable.size(); i++) {
            take(readable.get(i), payloads.get(i));
        }
    }

    private void openAlone(Read one, RowSeals seals) {
        try {
            take(one, seals.openAll(List.of(one.event().payload())).getFirst());
        } catch (VaultException e) {
            dead.put(one.record(), new Death(Death.Reason.UNOPENABLE, "value"));
        }
    }

    private void take(Read one, Optional<byte[]> payload) {
        if (payload.isEmpty()) {
            erased++;
            return;
        }
        Optional<ObjectNode> object = parsed(payload.get());
        if (object.isEmpty()) {
            dead.put(one.record(), new Death(Death.Reason.NOT_JSON, "value"));
        } else if (records.putIfAbsent(one.event().serverId(), one.record()) == null) {
            events.add(new OpenedEvent(one.event(), object.get()));
        }
    }

    /** Nothing of the payload may come into a message, so what the parser says is not kept. */
    private static Optional<ObjectNode> parsed(byte[] payload) {
        try {
            JsonNode node = JSON.readValue(payload);
            return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }
}
