package org.sahay.store.audit;

import java.nio.file.Path;
import org.sahay.store.vault.VerifyingKeys;

/** Where a local platform keeps keys and checkpoints of its audit trail. */
public record AuditFolder(Path state) {
    Path keyset() {
        return state.resolve("audit-keyset.json");
    }

    /** The public keys, for whoever verifies. */
    public Path publicKeys() {
        return VerifyingKeys.beside(keyset());
    }

    /** Object storage of a platform that is given no other. */
    public Path objects() {
        return state.resolve("objects");
    }

    public Path checkpoints() {
        return state.resolve("audit-checkpoints");
    }
}
