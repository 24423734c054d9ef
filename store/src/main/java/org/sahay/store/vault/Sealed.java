package org.sahay.store.vault;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A citizen's text as it is kept.
 *
 * @param token what everybody else keeps instead of the text
 * @param where it belongs
 * @param ciphertext AES-256-GCM, bound to table, column, token and version
 * @param keyId the key it was sealed with
 * @param version of this form
 */
public record Sealed(UUID token, Where where, Ciphertext ciphertext, int keyId, int version) {
    static final int VERSION = 1;

    /**
     * Where a token will stand.
     *
     * @param table of the row that keeps the token
     * @param column of that row
     * @param subject whose text it is
     */
    public record Where(String table, String column, UUID subject) {}

    /** Bytes that say nothing without the key. */
    record Ciphertext(byte[] bytes) {}

    byte[] associatedData() {
        return associatedData(where, token, version);
    }

    static byte[] associatedData(Where where, UUID token, int version) {
        return String.join("\u0000", where.table(), where.column(), token.toString(), Integer.toString(version))
                .getBytes(StandardCharsets.UTF_8);
    }
}
