package org.sahay.store.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sahay.store.vault.VerifyingKeys;

/**
 * Compares the blocks in the database with those that were noted outside, in one place or several: page by page, in whatever
 * order notes are, since there may be millions and somebody else may have written some.
 */
final class NotedBlocks {
    private static final int PAGE = 1000;

    private final AuditBlocks blocks;
    private final VerifyingKeys keys;
    private final long last;
    private final Set<Finding> findings = new LinkedHashSet<>();
    private int size;
    private long gone;

    /** @param last number of the last block */
    NotedBlocks(AuditBlocks blocks, VerifyingKeys keys, long last) {
        this.blocks = blocks;
        this.keys = keys;
        this.last = last;
    }

    int size() {
        return size;
    }

    /** All that is wrong. */
    List<Finding> compare(List<NotedPlace> places, Instant now) {
        var behind = new ArrayList<Finding>();
        for (NotedPlace place : places) {
            long newest = compare(place);
            blocks.after(newest, 1).stream()
                    .map(SignedBlock::block)
                    .filter(block -> block.sealedAt().isBefore(now.minus(place.patience())))
                    .map(block -> new Finding(
                            FindingKind.CHECKPOINTS_BEHIND,
                            block.number(),
                            block + " and what comes after it are not noted in " + place.name()))
                    .forEach(behind::add);
        }
        if (gone > 0) {
            findings.add(new Finding(
                    FindingKind.TAIL_CUT,
                    last,
                    "Block %d was noted, and the last one there is is block %d".formatted(gone, last)));
        }
        return List.copyOf(findings.isEmpty() ? behind : findings);
    }

    /** Returns the highest number that was noted there. */
    private long compare(NotedPlace place) {
        try (Stream<Note> notes = place.notes()) {
            return notes.gather(Gatherers.windowFixed(PAGE))
                    .mapToLong(page -> compare(place, page))
                    .max()
                    .orElse(0);
        }
    }

    private long compare(NotedPlace place, List<Note> page) {
        size += page.size();
        page.forEach(note -> lookWhereItLies(place, note));
        List<Checkpoint> checkpoints =
                page.stream().map(Note::checkpoint).filter(Objects::nonNull).toList();
        Map<Long, AuditBlock> there =
                blocks.numbered(checkpoints.stream().map(Checkpoint::number).collect(Collectors.toSet())).stream()
                        .map(SignedBlock::block)
                        .collect(Collectors.toMap(AuditBlock::number, Function.identity()));
        return checkpoints.stream()
                .filter(checkpoint -> isNoted(checkpoint, there.get(checkpoint.number())))
                .mapToLong(Checkpoint::number)
                .max()
                .orElse(0);
    }

    private void lookWhereItLies(NotedPlace place, Note note) {
        Checkpoint checkpoint = note.checkpoint();
        String where = "%s in %s".formatted(note.strayAt(), place.name());
        if (note.strayAt() != null && checkpoint == null) {
            findings.add(new Finding(FindingKind.CHECKPOINT_STRAY, 0, where + " says of no block that it was noted"));
        } else if (note.strayAt() != null && checkpoint != null && checkpoint.isGenuine(keys)) {
            found(
                    FindingKind.CHECKPOINT_STRAY,
                    checkpoint,
                    "Block %d was noted elsewhere than in %s".formatted(checkpoint.number(), where));
        }
    }

    /** Whether the sealer noted this, as far as can be told; when it says so of another block than there is, that is found. */
    private boolean isNoted(Checkpoint checkpoint, @Nullable AuditBlock block) {
        if (block != null && block.hash().equals(checkpoint.hash())) {
            return true;
        }
        String noted = block == null
                ? "Block %d was noted".formatted(checkpoint.number())
                : block + " was noted with the hash " + checkpoint.hash();
        if (!checkpoint.isGenuine(keys)) {
            found(FindingKind.CHECKPOINT_FORGED, checkpoint, noted);
            return false;
        }
        if (block != null) {
            found(FindingKind.CHECKPOINT_DIFFERS, checkpoint, noted);
        } else if (checkpoint.number() > last) {
            gone = Math.max(gone, checkpoint.number());
        }
        return true;
    }

    private void found(FindingKind kind, Checkpoint checkpoint, String what) {
        findings.add(new Finding(kind, checkpoint.number(), what));
    }
}
