package org.sahay.store.roster;

import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/** How the officer with this code is to be from now on; one who is not known yet is added. */
public record OfficerChange(String code, Role role, String department, Area area, String language, boolean active) {
    public OfficerChange {
        if (!role.decidesComplaints()) {
            throw new IllegalArgumentException(role.code() + " is no officer");
        }
    }
}
