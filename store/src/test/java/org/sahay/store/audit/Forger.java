package org.sahay.store.audit;

import java.util.ArrayList;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.sahay.store.vault.SigningKeys;

/** Somebody who may write anything into the database, and knows how the chain is computed. */
final class Forger {
    private final AuditFixture audit;

    Forger(AuditFixture audit) {
        this.audit = audit;
    }

    void run(String sql) {
        audit.database.jdbc().sql(sql).update();
    }

    /** Everything but the signatures, which stay as they were. */
    void recomputeChain() {
        var signatures =
                audit.blocks.after(0, 100).stream().map(SignedBlock::signature).toList();
        recomputeChain(block -> new SignedBlock(block, signatures.get((int) block.number() - 1)));
    }

    /** Everything, and signs it with a key of their own. */
    void recomputeChain(SigningKeys keys) {
        recomputeChain(block -> SignedBlock.sign(block, keys));
    }

    /** No forgery: how the chain stands when another program, that knew version 1 alone, sealed it up to a block. */
    void sealAsBefore(long upTo) {
        recomputeChain(
                block -> block.number() <= upTo ? 1 : block.version(), block -> SignedBlock.sign(block, audit.keys));
    }

    private void recomputeChain(Function<AuditBlock, SignedBlock> signed) {
        recomputeChain(AuditBlock::version, signed);
    }

    private void recomputeChain(ToIntFunction<AuditBlock> version, Function<AuditBlock, SignedBlock> signed) {
        var rewritten = new ArrayList<SignedBlock>();
        Position after = Position.BEFORE_ALL;
        String previousHash = AuditBlock.NONE;
        for (SignedBlock old : audit.blocks.after(0, 100)) {
            AuditBlock block = recomputed(old.block(), version.applyAsInt(old.block()), after, previousHash);
            rewritten.add(signed.apply(block));
            after = block.last();
            previousHash = block.hash();
        }
        run("DELETE FROM audit_block");
        rewritten.forEach(audit.blocks::append);
    }

    private AuditBlock recomputed(AuditBlock old, int version, Position after, String previousHash) {
        var inside = new ArrayList<StoredEntry>();
        new EntriesInOrder(new AuditEntries(audit.database.jdbc())).between(after, old.last(), inside::add);
        var tree = new MerkleTree();
        inside.forEach(entry -> tree.add(entry.toBytes(version)));
        return new AuditBlock(
                old.number(),
                old.partition(),
                version,
                inside.getFirst().position(),
                inside.getLast().position(),
                inside.size(),
                tree.root(),
                previousHash,
                old.sealedAt(),
                old.keyId());
    }
}
