package org.sahay.store.tls;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Contexts of one connection alone. */
public final class Contexts {
    private Contexts() {}

    /** With the bundle {@code test}, which trusts that authority. */
    public static ApplicationContextRunner trusting(Path root) {
        return plain().withPropertyValues("spring.ssl.bundle.pem.test.truststore.certificate=" + root.toUri());
    }

    public static ApplicationContextRunner plain() {
        return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class));
    }

    public static List<Throwable> causes(Throwable failure) {
        var all = new ArrayList<Throwable>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            all.add(cause);
        }
        return all;
    }
}
