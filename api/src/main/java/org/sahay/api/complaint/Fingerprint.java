package org.sahay.api.complaint;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.sahay.store.hash.Sha256;

/** One-way hashes of requests, salted with the caller's key, so that a guess at a text cannot be tried on them. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(String... parts) {
        var digest = Sha256.digest();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
            digest.update((byte) ':');
            digest.update(bytes);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }
}
