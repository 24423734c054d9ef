package org.sahay.store.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sahay.store.vault.VerifyingKeys;

/** Compares the blocks in the database with those that were noted outside. */
final class NotedBlocks {
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Map<Long, List<Checkpoint>> noted = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final VerifyingKeys keys;
    private final int size;
    private long newest;
    private @Nullable AuditBlock firstUnnoted;

    NotedBlocks(List<Checkpoint> checkpoints, VerifyingKeys keys) {
        this.keys = keys;
        this.size = checkpoints.size();
        for (Checkpoint checkpoint : checkpoints) {
            noted.computeIfAbsent(checkpoint.number(), number -> new ArrayList<>())
                    .add(checkpoint);
            newest = Math.max(newest, checkpoint.number());
        }
    }

    int size() {
        return size;
    }

    void compare(SignedBlock signed) {
        AuditBlock block = signed.block();
        if (block.number() > newest && firstUnnoted == null) {
            firstUnnoted = block;
        }
        List<Checkpoint> ofBlock = noted.remove(block.number());
        if (ofBlock != null) {
            String hash = block.hash();
            ofBlock.stream()
                    .filter(checkpoint -> !checkpoint.hash().equals(hash))
                    .forEach(checkpoint -> found(
                            isGenuine(checkpoint) ? FindingKind.CHECKPOINT_DIFFERS : FindingKind.CHECKPOINT_FORGED,
                            checkpoint,
                            block + " was noted with the hash " + checkpoint.hash()));
        }
    }

    /**
     * All that is wrong, once every block was compared.
     *
     * @param last number of the last block
     */
    List<Finding> findings(long last, Instant now) {
        noted.values().stream().flatMap(List::stream).forEach(this::foundWithoutBlock);
        long gone = noted.values().stream()
                .flatMap(List::stream)
                .filter(this::isGenuine)
                .mapToLong(Checkpoint::number)
                .filter(number -> number > last)
                .max()
                .orElse(0);
        if (gone > 0) {
            findings.add(new Finding(
                    FindingKind.TAIL_CUT,
                    last,
                    "Block %d was noted, and the last one there is is block %d".formatted(gone, last)));
        }
        if (findings.isEmpty()
                && firstUnnoted != null
                && firstUnnoted.sealedAt().isBefore(now.minus(PATIENCE))) {
            findings.add(new Finding(
                    FindingKind.CHECKPOINTS_BEHIND,
                    firstUnnoted.number(),
                    firstUnnoted + " and what comes after it are not noted"));
        }
        return findings;
    }

    private void foundWithoutBlock(Checkpoint checkpoint) {
        if (!isGenuine(checkpoint)) {
            found(FindingKind.CHECKPOINT_FORGED, checkpoint, "Block %d was noted".formatted(checkpoint.number()));
        }
    }

    private void found(FindingKind kind, Checkpoint checkpoint, String what) {
        findings.add(new Finding(kind, checkpoint.number(), what));
    }

    private boolean isGenuine(Checkpoint checkpoint) {
        return keys.verify(
                checkpoint.signature(),
                Checkpoint.toBytes(checkpoint.number(), checkpoint.partition(), checkpoint.hash()));
    }
}
