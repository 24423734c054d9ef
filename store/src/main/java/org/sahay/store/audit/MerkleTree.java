package org.sahay.store.audit;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.sahay.store.hash.Sha256;

/**
 * The hash tree of RFC 9162 over SHA-256: one hash stands for all leaves and their order, and a few hashes show that one leaf
 * is among them.
 */
final class MerkleTree {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest sha256 = Sha256.digest();
    private final List<byte[]> leaves = new ArrayList<>();

    void add(byte[] leaf) {
        sha256.update(LEAF);
        leaves.add(sha256.digest(leaf));
    }

    int size() {
        return leaves.size();
    }

    /** In hexadecimal digits. */
    String root() {
        return HexFormat.of().formatHex(leaves.isEmpty() ? sha256.digest() : root(leaves));
    }

    private byte[] root(List<byte[]> part) {
        if (part.size() == 1) {
            return part.getFirst();
        }
        int left = Integer.highestOneBit(part.size() - 1);
        byte[] first = root(part.subList(0, left));
        byte[] second = root(part.subList(left, part.size()));
        sha256.update(NODE);
        sha256.update(first);
        return sha256.digest(second);
    }
}
