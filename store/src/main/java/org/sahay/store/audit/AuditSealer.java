package org.sahay.store.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.sahay.store.vault.SigningKeys;

/** Seals what was committed to the audit trail: a block a time, each signed and chained to the one before. */
final class AuditSealer {
    static final int BLOCK = 5_000;

    private final AuditEntries entries;
    private final AuditBlocks blocks;
    private final SigningKeys keys;
    private final Clock clock;

    AuditSealer(AuditEntries entries, AuditBlocks blocks, SigningKeys keys, Clock clock) {
        this.entries = entries;
        this.blocks = blocks;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Makes one block, in a transaction that nobody else seals in.
     *
     * @return how many entries it has when more may wait, otherwise 0: what comes meanwhile waits for the next time, so that
     *     blocks do not become many and small
     */
    int seal() {
        Optional<AuditBlock> previous = blocks.newest().map(SignedBlock::block);
        Position position = previous.map(AuditBlock::last).orElse(Position.BEFORE_ALL);
        if (entries.isForeign(position)) {
            throw new IllegalStateException("The audit trail was sealed up to transaction " + position.xid()
                    + ", which this PostgreSQL has not come to: it was restored from a dump. Advance its transaction"
                    + " numbers with pg_resetwal -e and -x beyond that; until then nothing is sealed.");
        }
        List<StoredEntry> sealed = entries.settledAfter(position, BLOCK);
        if (!sealed.isEmpty()) {
            blocks.append(SignedBlock.sign(block(previous, sealed), keys));
        }
        return sealed.size() < BLOCK ? 0 : BLOCK;
    }

    private AuditBlock block(Optional<AuditBlock> previous, List<StoredEntry> sealed) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String month = YearMonth.from(now.atOffset(ZoneOffset.UTC)).toString();
        return new AuditBlock(
                previous.map(AuditBlock::number).orElse(0L) + 1,
                previous.map(AuditBlock::partition)
                        .filter(partition -> partition.compareTo(month) > 0)
                        .orElse(month), // a clock that is behind does not open a closed month
                AuditBlock.VERSION,
                sealed.getFirst().position(),
                sealed.getLast().position(),
                sealed.size(),
                root(sealed),
                previous.map(AuditBlock::hash).orElse(AuditBlock.NONE),
                now,
                keys.keyId());
    }

    private static String root(List<StoredEntry> sealed) {
        var tree = new MerkleTree();
        sealed.forEach(entry -> tree.add(entry.toBytes(AuditBlock.VERSION)));
        return tree.root();
    }
}
