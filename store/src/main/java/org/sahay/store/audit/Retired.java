package org.sahay.store.audit;

import java.time.Instant;

/**
 * The statement that the chain was deleted up to a block because its time was over.
 *
 * @param number of the last block that was deleted
 * @param hash of that block, which the one after it names
 * @param last position of its last entry
 * @param at when it was deleted
 * @param keyId by which key this is signed
 */
record Retired(long number, String hash, Position last, Instant at, long keyId) {
    byte[] toBytes() {
        return new CanonicalBytes("sahay audit retired 1")
                .number(number)
                .text(hash)
                .number(last.xid())
                .number(last.id())
                .time(at)
                .number(keyId)
                .toBytes();
    }

    /** A statement and its signature, in base64. */
    record Signed(Retired statement, String signature) {}
}
