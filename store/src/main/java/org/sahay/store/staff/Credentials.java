package org.sahay.store.staff;

import java.util.List;

/**
 * What a member of staff will sign in with; prints nothing.
 *
 * @param passwordHash salted and slow
 * @param totpKey in Base32 (RFC 4648)
 * @param totpStep that of the code by which they showed that they have the key; used up so
 * @param recoveryCodeHashes salted and slow, in the order of the codes
 */
public record Credentials(String passwordHash, String totpKey, long totpStep, List<String> recoveryCodeHashes) {
    public Credentials {
        recoveryCodeHashes = List.copyOf(recoveryCodeHashes);
    }

    @Override
    public String toString() {
        return "Credentials";
    }
}
