package org.sahay.store.audit;

import java.util.stream.Stream;
import org.sahay.store.vault.VerifyingKeys;

/**
 * That there was a block, to be kept where nobody reaches who can change the database.
 *
 * @param number of the block
 * @param partition in which it is
 * @param hash of the block
 * @param signature the block's own, in base64
 */
public record Checkpoint(long number, String partition, String hash, String signature) {
    static Checkpoint of(SignedBlock signed) {
        AuditBlock block = signed.block();
        return new Checkpoint(block.number(), block.partition(), block.hash(), signed.signature());
    }

    @SuppressWarnings("ConstantValue") // what Jackson reads may lack anything
    boolean isWhole() {
        return Stream.of(partition, hash, signature).allMatch(part -> part != null);
    }

    /** Whether the sealer made it. */
    boolean isGenuine(VerifyingKeys keys) {
        return keys.verify(signature, toBytes(number, partition, hash));
    }

    /** What is signed: stands by itself, so that it means something without the block, too. */
    static byte[] toBytes(long number, String partition, String hash) {
        return new CanonicalBytes("sahay audit checkpoint 1")
                .number(number)
                .text(partition)
                .text(hash)
                .toBytes();
    }
}
