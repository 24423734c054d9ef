package org.sahay.store.tls;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Outside the profile {@code local} every connection to another server is encrypted and the server shows who it is. There is
 * no setting that says otherwise: where a mesh encrypts anyway, this is the second layer.
 */
public final class ConnectionRule {
    private ConnectionRule() {}

    /**
     * Throws {@link PlainConnectionException} when a connection is plain where it may not be.
     *
     * @param server to which, as {@code PostgreSQL}
     * @param encrypted whether it is encrypted, and the server's name and certificate are checked
     * @param wayOut one sentence that names the settings to set
     */
    public static void check(Environment environment, String server, boolean encrypted, String wayOut) {
        if (!encrypted && !environment.acceptsProfiles(Profiles.of("local"))) {
            throw new PlainConnectionException(
                    "Outside the profile local the connection to %s must be encrypted.".formatted(server), wayOut);
        }
    }
}
