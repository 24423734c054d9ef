package org.sahay.store.vault;

import org.sahay.store.database.DatabaseProperties;

/**
 * The vault's own connections, of the one role that may reach schema {@code vault}. They know nothing of the application's
 * transactions: each statement commits by itself. It does not wait for the disk: in the log of the one server its commit comes
 * before that of the application's transaction, which waits for both.
 */
public final class VaultDatabase extends OwnConnections {
    /** @param properties of the vault's role */
    public VaultDatabase(DatabaseProperties properties) {
        super("vault", properties, "off");
    }
}
