package org.sahay.store.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.sahay.store.vault.SigningKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the oldest blocks with their entries once their time is over, and leaves a signed statement of it. Says by default only
 * what it would delete. That nothing of the last year goes is up to the database.
 */
final class AuditRetention {
    private static final Logger LOG = LoggerFactory.getLogger(AuditRetention.class);
    private static final int BLOCKS = 10;

    private final AuditBlocks blocks;
    private final SigningKeys keys;
    private final Clock clock;
    private final Duration keep;
    private final boolean dryRun;

    AuditRetention(AuditBlocks blocks, SigningKeys keys, Clock clock, Duration keep, boolean dryRun) {
        this.blocks = blocks;
        this.keys = keys;
        this.clock = clock;
        this.keep = keep;
        this.dryRun = dryRun;
    }

    /** Returns how many blocks were deleted, a few at a time. */
    int retire() {
        var limit = clock.instant().minus(keep);
        if (dryRun) {
            long over = blocks.countSealedBefore(limit);
            if (over > 0) {
                LOG.info(
                        "The time of {} audit blocks, sealed before {}, is over; sahay.audit.retention.dry-run=false"
                                + " deletes them",
                        over,
                        limit);
            }
            return 0;
        }
        List<AuditBlock> over = blocks.oldest(BLOCKS).stream()
                .map(SignedBlock::block)
                .takeWhile(block -> block.sealedAt().isBefore(limit))
                .toList();
        long newest = blocks.newest().map(signed -> signed.block().number()).orElse(0L);
        Optional<AuditBlock> last =
                over.stream().filter(block -> block.number() < newest).reduce((_, later) -> later);
        if (last.isEmpty()) {
            return 0;
        }
        retire(last.get());
        return over.size();
    }

    private void retire(AuditBlock last) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var statement = new Retired(last.number(), last.hash(), last.last(), at, keys.keyId());
        long entries = blocks.retire(new Retired.Signed(statement, keys.sign(statement.toBytes())));
        LOG.info("Audit blocks up to {} are deleted with {} entries: their time was over", last.number(), entries);
    }
}
