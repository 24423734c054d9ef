package org.sahay.store.vault;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A text as it is kept.
 *
 * @param token what everybody else keeps instead of the text
 * @param where it belongs
 * @param ciphertext AES-256-GCM, bound to token, table, column, row, subject and version
 * @param keyId the key it was sealed with
 * @param version of this form
 */
public record Sealed(UUID token, Where where, Ciphertext ciphertext, int keyId, int version) {
    /** Bound to the token, the table and the column alone; read, and no longer written. */
    static final int UNBOUND = 1;

    static final int VERSION = 2;

    /**
     * Where a token stands. A text opens for this place alone.
     *
     * @param column that keeps it
     * @param row of that column's table, by what its owner knows it by before and after
     * @param subject whose text it is
     */
    public record Where(SealedColumn column, String row, UUID subject) {
        /** In a row that is known by an id. */
        public Where(SealedColumn column, UUID row, UUID subject) {
            this(column, row.toString(), subject);
        }
    }

    /** Bytes that say nothing without the key. */
    record Ciphertext(byte[] bytes) {}

    static byte[] associatedData(Where where, UUID token, int version) {
        String table = where.column().table();
        String column = where.column().column();
        String bound = version == UNBOUND
                ? String.join("\u0000", table, column, token.toString(), "1")
                : String.join(
                        "\u0000",
                        table,
                        column,
                        where.row(),
                        where.subject().toString(),
                        token.toString(),
                        Integer.toString(version));
        return bound.getBytes(StandardCharsets.UTF_8);
    }
}
