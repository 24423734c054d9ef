package org.sahay.local.platform;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks an address on the loopback interface whether it answers 200. */
final class HttpProbe {
    private static final int PATIENCE_MILLIS = 2_000;

    private HttpProbe() {}

    static boolean ok(String address) {
        try {
            var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }
}
