package org.sahay.local.people;

import java.util.UUID;

/**
 * Somebody synthetic who signed in.
 *
 * @param id of the person
 * @param access the token that belongs to the device
 */
public record SignedIn(UUID id, Device device, String access) {
    /** Hides the token. */
    @Override
    public String toString() {
        return "SignedIn";
    }
}
