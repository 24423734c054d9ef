package org.sahay.store.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes the newest block outside the database, after it was committed; cries out when what was noted is not there any more. */
final class NewestBlock {
    private static final Logger LOG = LoggerFactory.getLogger(NewestBlock.class);

    private final AuditBlocks blocks;
    private final Checkpoints checkpoints;
    private @Nullable Checkpoint missed;

    NewestBlock(AuditBlocks blocks, Checkpoints checkpoints) {
        this.blocks = blocks;
        this.checkpoints = checkpoints;
    }

    /** Returns 0: it is done at once. */
    int note() {
        Optional<Checkpoint> there = blocks.newest().map(Checkpoint::of);
        Optional<Checkpoint> noted = checkpoints.newest();
        if (noted.isPresent() && !noted.equals(there) && !isThere(noted.get())) {
            miss(noted.get());
        } else if (there.isPresent() && !there.equals(noted)) {
            checkpoints.append(there.get());
        }
        return 0;
    }

    private boolean isThere(Checkpoint noted) {
        return blocks.after(noted.number() - 1, 1).stream().map(Checkpoint::of).anyMatch(noted::equals);
    }

    /** Nothing is noted any more, so that the file keeps saying what was there. */
    private void miss(Checkpoint noted) {
        if (!noted.equals(missed)) {
            LOG.error(
                    "Audit block {} is not as it was noted: run audit verify and find out who was there",
                    noted.number());
        }
        missed = noted;
    }
}
