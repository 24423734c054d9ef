package org.sahay.store.vault;

import org.sahay.store.database.DatabaseProperties;

/**
 * Connections to the database of wrapped keys, which is another one than that of the texts, so that no backup of those holds
 * their keys. Each statement commits by itself, and waits for the disk: a text whose key is lost is lost.
 */
public final class DataKeyDatabase extends OwnConnections {
    /** @param properties of that database and its role */
    public DataKeyDatabase(DatabaseProperties properties) {
        super("keys", properties, "on");
    }
}
