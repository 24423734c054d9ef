package org.sahay.store.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sahay.store.vault.VerifyingKeys;

/** Compares the blocks in the database with those that were noted outside, in one place or several. */
final class NotedBlocks {
    private final List<NotedPlace> places;
    private final Map<Long, Set<Checkpoint>> noted = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final VerifyingKeys keys;

    NotedBlocks(List<NotedPlace> places, VerifyingKeys keys) {
        this.places = List.copyOf(places);
        this.keys = keys;
        places.stream()
                .flatMap(place -> place.checkpoints().stream())
                .forEach(checkpoint -> noted.computeIfAbsent(checkpoint.number(), number -> new LinkedHashSet<>())
                        .add(checkpoint));
    }

    int size() {
        return places.stream().mapToInt(place -> place.checkpoints().size()).sum();
    }

    void compare(SignedBlock signed) {
        AuditBlock block = signed.block();
        places.forEach(place -> place.look(block));
        Set<Checkpoint> ofBlock = noted.remove(block.number());
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
        noted.values().stream().flatMap(Set::stream).forEach(this::foundWithoutBlock);
        long gone = noted.values().stream()
                .flatMap(Set::stream)
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
        if (findings.isEmpty()) {
            places.forEach(place -> place.behind(now).ifPresent(findings::add));
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
