package org.sahay.api.staff;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How staff signs in.
 *
 * @param staffRedirectUris where browsers may be sent with an authorization code, each compared whole; none: nobody signs in
 * @param firstAdministrator who is invited where nobody has an account yet
 */
@ConfigurationProperties("sahay.security")
record StaffProperties(
        @DefaultValue List<URI> staffRedirectUris, @Nullable FirstAdministrator firstAdministrator) {
    StaffProperties {
        staffRedirectUris = List.copyOf(staffRedirectUris);
    }

    /**
     * The administrator who invites all others.
     *
     * @param officerCode of a national administrator of the roster
     * @param userName to sign in with
     * @param linkFile is made, readable by its owner alone, and holds the link to be handed over
     */
    record FirstAdministrator(String officerCode, String userName, Path linkFile) {}
}
