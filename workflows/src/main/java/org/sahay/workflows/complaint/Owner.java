package org.sahay.workflows.complaint;

import java.util.UUID;
import org.sahay.workflows.identity.Role;

/** The officer a complaint is assigned to, in the role of the rung it stands on. */
public record Owner(UUID officerId, Role role) {}
