package org.sahay.store.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sahay.store.objects.KeptVersion;
import org.sahay.store.objects.ObjectKey;
import org.sahay.store.objects.ObjectStorage;
import org.sahay.store.objects.PublicObject;
import org.sahay.store.vault.VerifyingKeys;

/**
 * Checkpoints in object storage, an object each, locked for as long as the trail is kept where the storage can. They are of
 * nobody: a number, a month, a hash and a signature. There are many, so the last of each month and the newest are read: the
 * hash of a block holds for all before it. Only those count that the sealer signed and that lie under their own name, so that
 * nobody who may add objects hides any; what was put over one, or marked it as deleted, does not hide it either where the
 * storage keeps versions, as one with locks does.
 */
public final class ObjectCheckpoints implements Checkpoints {
    static final Duration EVERY = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "audit/checkpoints/";
    private static final int NEWEST = 50;
    private static final int NAMED = 16;

    private final ObjectStorage storage;
    private final VerifyingKeys keys;
    private final Clock clock;
    private final Duration lockedFor;
    private @Nullable Checkpoint last;

    /**
     * Notes there.
     *
     * @param keys of the sealer
     * @param lockedFor how long nobody may delete one
     */
    public ObjectCheckpoints(ObjectStorage storage, VerifyingKeys keys, Clock clock, Duration lockedFor) {
        this.storage = storage;
        this.keys = keys;
        this.clock = clock;
        this.lockedFor = lockedFor;
    }

    @Override
    public void append(Checkpoint checkpoint) {
        storage.put(
                new ObjectKey(key(checkpoint)),
                new PublicObject(bytes(checkpoint), clock.instant().plus(lockedFor)));
        last = checkpoint;
    }

    /** Asks the storage once; what this process appends is remembered. */
    @Override
    public Optional<Checkpoint> newest() {
        if (last == null) {
            last = storage.versions(PREFIX).reversed().stream()
                    .flatMap(version -> read(version).stream())
                    .flatMap(note -> genuine(note).stream())
                    .findFirst()
                    .orElse(null);
        }
        return Optional.ofNullable(last);
    }

    /** From the newest back, until there are enough genuine ones, and one of each month. */
    @Override
    public Stream<Note> all() {
        var notes = new ArrayList<Note>();
        var genuine = new HashSet<Checkpoint>();
        String done = "";
        for (KeptVersion version : storage.versions(PREFIX).reversed()) {
            String month = month(version.key());
            if (genuine.size() < NEWEST || !month.equals(done)) {
                Optional<Note> note = read(version);
                note.ifPresent(notes::add);
                Optional<Checkpoint> counts = note.flatMap(this::genuine);
                counts.ifPresent(genuine::add);
                done = counts.isPresent() ? month : done;
            }
        }
        return notes.reversed().stream();
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
    private static String key(Checkpoint checkpoint) {
        String hash = checkpoint.hash();
        return PREFIX
                + "%s/%019d-%s.json"
                        .formatted(
                                checkpoint.partition(),
                                checkpoint.number(),
                                hash.substring(0, Math.min(NAMED, hash.length())));
    }

    private static String month(ObjectKey key) {
        return key.text().substring(PREFIX.length()).split("/", 2)[0];
    }

    /** Nothing when it is not there any more. */
    private Optional<Note> read(KeptVersion version) {
        return storage.get(version).map(bytes -> {
            Optional<Checkpoint> checkpoint = parse(bytes);
            boolean own = checkpoint
                    .filter(said -> key(said).equals(version.key().text()))
                    .isPresent();
            return new Note(checkpoint.orElse(null), own ? null : version.key().text());
        });
    }

    private Optional<Checkpoint> genuine(Note note) {
        return Optional.ofNullable(note.checkpoint())
                .filter(checkpoint -> note.strayAt() == null && checkpoint.isGenuine(keys));
    }

    private static byte[] bytes(Checkpoint checkpoint) {
        try {
            return (JSON.writeValueAsString(checkpoint) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A checkpoint is no JSON", e);
        }
    }

    private static Optional<Checkpoint> parse(byte[] bytes) {
        try {
            return Optional.ofNullable(JSON.readValue(bytes, Checkpoint.class)).filter(Checkpoint::isWhole);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
