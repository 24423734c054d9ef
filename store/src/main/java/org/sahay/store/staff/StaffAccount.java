package org.sahay.store.staff;

import java.util.UUID;
import org.sahay.workflows.identity.Role;

/**
 * An account that was set up; prints nothing but its id.
 *
 * @param id an officer's, or a random one
 * @param passwordHash salted and slow
 */
public record StaffAccount(UUID id, Role role, String passwordHash) {
    @Override
    public String toString() {
        return "StaffAccount " + id;
    }
}
