package org.sahay.store.tls;

import javax.net.ssl.SSLContext;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/** TLS of a client that takes nothing of a bundle but its context. */
public final class ClientTls {
    private ClientTls() {}

    /**
     * The context of a bundle: whom it trusts, and how the client shows who it is.
     *
     * @param setting that names the bundle
     * @throws IllegalStateException when the bundle has options, which would hold nobody to anything
     */
    public static SSLContext context(SslBundles bundles, String name, String setting) {
        SslBundle bundle = bundles.getBundle(name);
        if (bundle.getOptions().isSpecified()) {
            throw new IllegalStateException("The bundle %s, named by %s, has options, which this client cannot follow"
                    .formatted(name, setting));
        }
        return bundle.createSslContext();
    }
}
