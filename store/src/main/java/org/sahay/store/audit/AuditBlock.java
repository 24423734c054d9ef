package org.sahay.store.audit;

import java.time.Instant;

/**
 * One link of the chain: entries that follow each other in the order of commits, under one hash.
 *
 * @param number from 1 without a gap, through all partitions
 * @param partition the month in which it was sealed, as {@code 2026-10}
 * @param version of the bytes that are hashed, of the entries and of this
 * @param first position of the first entry
 * @param last position of the last entry
 * @param entries how many there are
 * @param merkleRoot over all of them
 * @param previousHash of the block before; {@link #NONE} for the first
 * @param sealedAt when it was made
 * @param keyId by which key
 */
record AuditBlock(
        long number,
        String partition,
        int version,
        Position first,
        Position last,
        int entries,
        String merkleRoot,
        String previousHash,
        Instant sealedAt,
        long keyId) {
    /** 2 since entries say session and basis. */
    static final int VERSION = 2;

    static final String NONE = "";

    /** Whether this program knows the bytes of its version. */
    boolean isKnown() {
        return version >= 1 && version <= VERSION;
    }

    /** What the next block names, and the signature is for. */
    String hash() {
        return new CanonicalBytes("sahay audit block")
                .number(version)
                .number(number)
                .text(partition)
                .number(first.xid())
                .number(first.id())
                .number(last.xid())
                .number(last.id())
                .number(entries)
                .text(merkleRoot)
                .text(previousHash)
                .time(sealedAt)
                .number(keyId)
                .hash();
    }

    @Override
    public String toString() {
        return "Block %d of %s, sealed at %s (entries %d to %d)"
                .formatted(number, partition, sealedAt, first.id(), last.id());
    }
}
