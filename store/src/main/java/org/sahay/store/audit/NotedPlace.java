package org.sahay.store.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was noted in one place, and the first block that was not. */
final class NotedPlace {
    private final String name;
    private final Duration patience;
    private final List<Checkpoint> checkpoints;
    private final long newest;
    private @Nullable AuditBlock firstUnnoted;

    private NotedPlace(String name, Duration patience, List<Checkpoint> checkpoints) {
        this.name = name;
        this.patience = patience;
        this.checkpoints = List.copyOf(checkpoints);
        this.newest = checkpoints.stream().mapToLong(Checkpoint::number).max().orElse(0);
    }

    static NotedPlace read(Checkpoints checkpoints) {
        return new NotedPlace(checkpoints.place(), checkpoints.patience(), checkpoints.all());
    }

    List<Checkpoint> checkpoints() {
        return checkpoints;
    }

    void look(AuditBlock block) {
        if (block.number() > newest && firstUnnoted == null) {
            firstUnnoted = block;
        }
    }

    /** That the newest blocks are missing here, when they should have been noted by now. */
    Optional<Finding> behind(Instant now) {
        return Optional.ofNullable(firstUnnoted)
                .filter(block -> block.sealedAt().isBefore(now.minus(patience)))
                .map(block -> new Finding(
                        FindingKind.CHECKPOINTS_BEHIND,
                        block.number(),
                        block + " and what comes after it are not noted in " + name));
    }
}
