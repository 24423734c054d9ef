package org.sahay.store.staff;

import java.util.UUID;
import org.sahay.workflows.identity.Role;

/** Whom an invitation is for; prints without their name. */
public record Invited(UUID accountId, Role role, String userName) {
    @Override
    public String toString() {
        return "Invited " + accountId;
    }
}
