package org.sahay.store.audit;

import org.sahay.store.vault.SigningKeys;
import org.sahay.store.vault.VerifyingKeys;

/** A block and the signature, in base64, of whoever sealed it. */
record SignedBlock(AuditBlock block, String signature) {
    static SignedBlock sign(AuditBlock block, SigningKeys keys) {
        return new SignedBlock(block, keys.sign(message(block)));
    }

    boolean isGenuine(VerifyingKeys keys) {
        return keys.verify(signature, message(block));
    }

    private static byte[] message(AuditBlock block) {
        return Checkpoint.toBytes(block.number(), block.partition(), block.hash());
    }
}
