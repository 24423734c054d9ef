package org.sahay.api.staff;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Where people reach this API, as the configuration has it: what a request says of that is whatever its sender likes, and an
 * invitation must lead nowhere else. It is the issuer; under {@code local}, which may have none, this machine's listener.
 */
final class PublicAddress {
    private final String issuer;
    private final Environment environment;

    PublicAddress(String issuer, Environment environment) {
        this.issuer = issuer;
        this.environment = environment;
    }

    /** As soon as requests are answered; the listener's port may be known no sooner. */
    String value() {
        if (!environment.acceptsProfiles(Profiles.of("local"))) {
            return issuer;
        }
        boolean encrypted = environment.getProperty("server.ssl.enabled", Boolean.class, false);
        return (encrypted ? "https" : "http") + "://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
    }
}
