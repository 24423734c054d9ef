package org.sahay.store.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sahay.store.objects.ObjectKey;
import org.sahay.store.objects.ObjectStorage;
import org.sahay.store.objects.PublicObject;

/**
 * Checkpoints in object storage, an object each, locked for as long as the trail is kept where the storage can. They are of
 * nobody: a number, a month, a hash and a signature. There are many, so the last of each month and the newest are read: the
 * hash of a block holds for all before it.
 */
public final class ObjectCheckpoints implements Checkpoints {
    static final Duration EVERY = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "audit/checkpoints/";
    private static final int NEWEST = 50;

    private final ObjectStorage storage;
    private final Clock clock;
    private final Duration lockedFor;
    private @Nullable Checkpoint last;

    /** @param lockedFor how long nobody may delete one */
    public ObjectCheckpoints(ObjectStorage storage, Clock clock, Duration lockedFor) {
        this.storage = storage;
        this.clock = clock;
        this.lockedFor = lockedFor;
    }

    @Override
    public void append(Checkpoint checkpoint) {
        storage.put(
                key(checkpoint),
                new PublicObject(bytes(checkpoint), clock.instant().plus(lockedFor)));
        last = checkpoint;
    }

    /** Asks the storage once; what this process appends is remembered. */
    @Override
    public Optional<Checkpoint> newest() {
        if (last == null) {
            List<ObjectKey> keys = storage.keys(PREFIX, null);
            last = keys.isEmpty() ? null : read(keys.getLast()).orElse(null);
        }
        return Optional.ofNullable(last);
    }

    @Override
    public List<Checkpoint> all() {
        List<ObjectKey> keys = storage.keys(PREFIX, null);
        var lastOfMonth = new LinkedHashMap<String, ObjectKey>();
        keys.forEach(key -> lastOfMonth.put(month(key), key));
        Stream<ObjectKey> newest = keys.subList(Math.max(0, keys.size() - NEWEST), keys.size()).stream();
        return Stream.concat(lastOfMonth.values().stream(), newest)
                .distinct()
                .sorted()
                .flatMap(key -> read(key).stream())
                .toList();
    }

    @Override
    public String place() {
        return storage.place();
    }

    @Override
    public Duration patience() {
        return EVERY.multipliedBy(3);
    }

    /** Ascends with the number of the block. */
    private static ObjectKey key(Checkpoint checkpoint) {
        return new ObjectKey(PREFIX
                + "%s/%019d-%s.json"
                        .formatted(
                                checkpoint.partition(),
                                checkpoint.number(),
                                checkpoint.hash().substring(0, 16)));
    }

    private static String month(ObjectKey key) {
        return key.text().substring(PREFIX.length()).split("/", 2)[0];
    }

    private Optional<Checkpoint> read(ObjectKey key) {
        return storage.get(key).flatMap(ObjectCheckpoints::parse);
    }

    private static byte[] bytes(Checkpoint checkpoint) {
        try {
            return (JSON.writeValueAsString(checkpoint) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A checkpoint is no JSON", e);
        }
    }

    /** What cannot be read is passed over, as in a file: that a checkpoint is missing is for the verifier to notice. */
    private static Optional<Checkpoint> parse(byte[] bytes) {
        try {
            return Optional.ofNullable(JSON.readValue(bytes, Checkpoint.class)).filter(Checkpoint::isWhole);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
