package org.sahay.store.roster;

import java.util.UUID;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/**
 * An officer of the roster.
 *
 * @param id random id
 * @param code the office's own code, unique
 * @param role sets the rung
 * @param department department code
 * @param area where the officer is responsible
 * @param language en, hi or ta: the language they are written to in
 * @param active whether they take cases
 */
public record Officer(UUID id, String code, Role role, String department, Area area, String language, boolean active) {}
