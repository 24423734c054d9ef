package org.sahay.store.tls;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * A listener that others than this machine can reach speaks TLS 1.3 and nothing else. The port of the application and that
 * of management are held to the same rule, for health and metrics travel the same networks.
 */
final class ListenerRule {
    private static final Set<String> ONLY = Set.of("TLSv1.3");

    private static final int NO_PORT_OF_ITS_OWN = -1;

    private final Binder settings;

    ListenerRule(Environment environment) {
        this.settings = Binder.get(environment);
    }

    record Tls(
            @DefaultValue("true") boolean enabled,
            @Nullable String bundle,
            @DefaultValue List<NamedBundle> serverNameBundles) {}

    record NamedBundle(@Nullable String bundle) {}

    /** Throws {@link PlainConnectionException} when a listener breaks the rule. */
    void check() {
        int port = port("server", 8080);
        if (port >= 0) {
            check("server");
        }
        int management = port("management.server", NO_PORT_OF_ITS_OWN);
        if (management >= 0 && (management != port || management == 0)) {
            check("management.server");
        }
    }

    private void check(String listener) {
        Tls tls = settings.bind(listener + ".ssl", Bindable.of(Tls.class)).orElse(null);
        if (tls != null && tls.enabled()) {
            served(tls).forEach(bundle -> checkBundle(listener, bundle));
        } else if (!isLoopback(listener)) {
            throw new PlainConnectionException(
                    "Others than this machine could reach %s.port, which has no certificate.".formatted(listener),
                    "Set %1$s.ssl.enabled=true and, in PEM, %2$s.certificate and %2$s.private-key; or %1$s.address=127.0.0.1."
                            .formatted(listener, "spring.ssl.bundle.pem.listener.keystore"));
        }
    }

    private static List<@Nullable String> served(Tls tls) {
        var served = new ArrayList<@Nullable String>();
        served.add(tls.bundle());
        tls.serverNameBundles().forEach(named -> served.add(named.bundle()));
        return served;
    }

    private void checkBundle(String listener, @Nullable String name) {
        String bundle = "spring.ssl.bundle.pem." + (name == null ? "listener" : name);
        if (name == null || !isSet(bundle + ".keystore.certificate") || !isSet(bundle + ".keystore.private-key")) {
            throw new PlainConnectionException(
                    "%s.ssl is enabled without a certificate.".formatted(listener),
                    "Set %1$s.ssl.bundle and, in PEM, %2$s.keystore.certificate and %2$s.keystore.private-key."
                            .formatted(listener, bundle));
        }
        if (!ONLY.equals(protocols(bundle))) {
            throw new PlainConnectionException(
                    "%s.port would speak more than TLS 1.3.".formatted(listener),
                    "Set %s.options.enabled-protocols=TLSv1.3.".formatted(bundle));
        }
    }

    private Set<String> protocols(String bundle) {
        return settings.bind(bundle + ".options.enabled-protocols", Bindable.setOf(String.class))
                .orElse(Set.of());
    }

    private boolean isSet(String property) {
        return !settings.bind(property, String.class).orElse("").isBlank();
    }

    private boolean isLoopback(String listener) {
        return settings.bind(listener + ".address", InetAddress.class)
                .map(InetAddress::isLoopbackAddress)
                .orElse(false);
    }

    private int port(String listener, int otherwise) {
        return settings.bind(listener + ".port", Integer.class).orElse(otherwise);
    }
}
