package org.sahay.api.security;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Where an operation is there. */
enum Presence {
    EVERYWHERE,
    /** Where SAHAY signs people in itself. */
    OWN_ISSUER,
    /** On a developer's machine. */
    LOCAL;

    boolean holdsIn(Environment environment) {
        return switch (this) {
            case EVERYWHERE -> true;
            case OWN_ISSUER -> OwnIssuer.Configured.in(environment);
            case LOCAL -> environment.acceptsProfiles(Profiles.of("local"));
        };
    }
}
