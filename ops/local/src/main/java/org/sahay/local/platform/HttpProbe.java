package org.sahay.local.platform;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import javax.net.ssl.HttpsURLConnection;

/** Asks an address on the loopback interface whether it answers 200. */
final class HttpProbe {
    private static final int PATIENCE_MILLIS = 2_000;

    private HttpProbe() {}

    static boolean ok(String address) {
        try {
            return isOk((HttpURLConnection) URI.create(address).toURL().openConnection());
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The same over TLS, when the certificate is the authority's. */
    static boolean ok(String address, LocalAuthority authority) {
        try {
            var connection = (HttpsURLConnection) URI.create(address).toURL().openConnection();
            connection.setSSLSocketFactory(authority.trust().getSocketFactory());
            return isOk(connection);
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean isOk(HttpURLConnection connection) throws IOException {
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
            connection.disconnect();
        }
    }
}
