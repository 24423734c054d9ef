package org.sahay.store.vault;

import java.sql.SQLException;
import org.sahay.store.database.DatabaseProperties;
import org.sahay.store.database.WhichDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the keys of texts are in another database than the texts, as the servers themselves say. */
public final class KeysApart {
    private static final Logger LOG = LoggerFactory.getLogger(KeysApart.class);

    private KeysApart() {}

    /**
     * Asks both, when they answer: one that is down stops no start.
     *
     * @throws IllegalStateException when it is one database by two names
     */
    public static void check(DatabaseProperties texts, DatabaseProperties keys) {
        try {
            WhichDatabase ofTexts = WhichDatabase.ask(texts);
            WhichDatabase ofKeys = WhichDatabase.ask(keys);
            if (ofKeys.equals(ofTexts)) {
                throw new IllegalStateException(
                        "sahay.vault.keys.url is the database of sahay.database.url by another name: both servers say %s, started at %s."
                                        .formatted(ofKeys.name(), ofKeys.serverStarted())
                                + " Backups of the texts would hold their keys. Create a database for the keys alone,"
                                + " best on another server, migrate it and name it in sahay.vault.keys.url.");
            }
            if (ofKeys.isOnServerOf(ofTexts)) {
                LOG.info("The keys of texts are on the texts' server: backups of the whole server hold both");
            }
        } catch (SQLException e) {
            LOG.warn("Whether the keys of texts are in a database of their own was not asked: {}", e.getMessage());
        }
    }
}
