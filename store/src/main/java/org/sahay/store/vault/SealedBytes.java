package org.sahay.store.vault;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Every place that keeps what is sealed itself, instead of a token of the vault. */
public enum SealedBytes {
    SYNC_EVENT("sync_event", "payload"),
    SYNC_QUARANTINE("sync_quarantine", "event"),
    PROFILE_EDIT("profile_edit", "change"),
    /** In object storage, by its key. */
    OBJECT("object", "content");

    private final String table;
    private final String column;

    SealedBytes(String table, String column) {
        this.table = table;
        this.column = column;
    }

    /** What they are bound to: they open for this column, row and subject alone. */
    byte[] associatedData(UUID row, UUID subject) {
        return String.join(
                        "\u0000",
                        "row",
                        table,
                        column,
                        row.toString(),
                        subject.toString(),
                        Integer.toString(RowSeals.VERSION))
                .getBytes(StandardCharsets.UTF_8);
    }
}
