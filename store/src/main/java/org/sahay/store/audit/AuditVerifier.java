package org.sahay.store.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sahay.store.database.DatabaseProperties;
import org.sahay.store.vault.VerifyingKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Recomputes the sealed part of the trail and compares it with what was signed and with what was noted outside. It needs the
 * public keys and a role that may read, and trusts nothing in the database.
 */
public final class AuditVerifier {
    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final AuditBlocks blocks;
    private final AuditEntries entries;
    private final EntriesInOrder inOrder;
    private final VerifyingKeys keys;
    private final List<Finding> findings = new ArrayList<>();
    private Link previous = Link.NONE;
    private long seenBlocks;
    private long seenEntries;

    private AuditVerifier(JdbcClient jdbc, VerifyingKeys keys) {
        this.jdbc = jdbc;
        this.blocks = new AuditBlocks(jdbc);
        this.entries = new AuditEntries(jdbc);
        this.inOrder = new EntriesInOrder(entries);
        this.keys = keys;
    }

    /**
     * Verifies all there is, at one instant; the sealer may go on.
     *
     * @param checkpoints all places in which blocks are noted
     * @throws SQLException when there is no such database, or it holds no audit trail
     */
    public static Verdict verify(
            DatabaseProperties database, VerifyingKeys keys, List<? extends Checkpoints> checkpoints, Clock clock)
            throws SQLException {
        List<NotedPlace> noted = checkpoints.stream()
                .map(NotedPlace::upToNow)
                .toList(); // before the database: what was noted must be in there
        try (Connection connection = DriverManager.getConnection(
                database.jdbcUrl(), database.user(), database.password().value())) {
            var single = new SingleConnectionDataSource(connection, true);
            var transaction = new TransactionTemplate(new JdbcTransactionManager(single));
            transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
            transaction.setReadOnly(true);
            return Objects.requireNonNull(transaction.execute(
                    status -> new AuditVerifier(JdbcClient.create(single), keys).verify(noted, clock)));
        }
    }

    private Verdict verify(List<NotedPlace> places, Clock clock) {
        jdbc.sql("SELECT set_config('search_path', 'sahay', true)").query().singleValue();
        blocks.retired().ifPresent(this::startBehind);
        lookBefore(previous);
        List<SignedBlock> page = blocks.after(previous.number(), PAGE);
        while (!page.isEmpty()) {
            page.forEach(this::look);
            page = blocks.after(previous.number(), PAGE);
        }
        lookAhead();
        var noted = new NotedBlocks(blocks, keys, previous.number());
        findings.addAll(noted.compare(places, clock.instant()));
        return new Verdict(seenBlocks, seenEntries, noted.size(), entries.after(previous.last()), findings);
    }

    private void startBehind(Retired.Signed signed) {
        Retired retired = signed.statement();
        if (!keys.verify(signed.signature(), retired.toBytes())) {
            findings.add(new Finding(
                    FindingKind.RETIREMENT_FORGED,
                    retired.number(),
                    "Block %d and those before it are said to be deleted".formatted(retired.number())));
            return;
        }
        previous = new Link(retired.number(), retired.hash(), retired.last());
    }

    /** What stands before the first block is in none. */
    private void lookBefore(Link start) {
        long there = entries.countUpTo(start.last());
        if (there > 0) {
            findings.add(new Finding(
                    FindingKind.ENTRIES_ADDED,
                    start.number(),
                    "%d entries stand where nothing is since block %d".formatted(there, start.number())));
        }
    }

    /** What no transaction of this database wrote is never sealed. */
    private void lookAhead() {
        long there = entries.countAhead();
        if (there > 0) {
            findings.add(new Finding(
                    FindingKind.ENTRIES_AHEAD,
                    previous.number(),
                    "%d entries after block %d bear a transaction that there was not yet"
                            .formatted(there, previous.number())));
        }
    }

    private void look(SignedBlock signed) {
        AuditBlock block = signed.block();
        boolean follows = block.number() == previous.number() + 1;
        if (!follows) {
            found(FindingKind.BLOCKS_MISSING, block, "comes after block " + previous.number());
        } else if (!block.previousHash().equals(previous.hash())) {
            found(FindingKind.CHAIN_BROKEN, block, "names another block before it than block " + previous.number());
        }
        if (!signed.isGenuine(keys)) {
            found(FindingKind.BLOCK_FORGED, block, "has no signature of ours");
        }
        if (!block.isKnown()) {
            found(FindingKind.VERSION_UNKNOWN, block, "is of version " + block.version());
        } else {
            lookInside(block, follows ? previous.last() : block.first().before());
        }
        seenBlocks++;
        previous = new Link(block.number(), block.hash(), block.last());
    }

    private void lookInside(AuditBlock block, Position after) {
        var tree = new MerkleTree();
        inOrder.between(after, block.last(), entry -> tree.add(entry.toBytes(block.version())));
        seenEntries += tree.size();
        String counted = "has %d entries where %d were sealed".formatted(tree.size(), block.entries());
        if (tree.size() < block.entries()) {
            found(FindingKind.ENTRIES_MISSING, block, counted);
        } else if (tree.size() > block.entries()) {
            found(FindingKind.ENTRIES_ADDED, block, counted);
        } else if (!tree.root().equals(block.merkleRoot())) {
            found(FindingKind.ENTRIES_CHANGED, block, "has other entries than were sealed");
        }
    }

    private void found(FindingKind kind, AuditBlock block, String what) {
        findings.add(new Finding(kind, block.number(), block + " " + what));
    }

    /** What the next block must build upon. */
    private record Link(long number, String hash, Position last) {
        static final Link NONE = new Link(0, AuditBlock.NONE, Position.BEFORE_ALL);
    }
}
