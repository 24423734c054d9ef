package org.sahay.store.roster;

import java.util.UUID;
import org.sahay.workflows.identity.Area;

/**
 * A clinician of the roster.
 *
 * @param id random id
 * @param code the department's own code, unique
 * @param department department code
 * @param area where they treat
 * @param language en, hi or ta: the language they are written to in
 * @param active whether they take patients
 */
public record Clinician(UUID id, String code, String department, Area area, String language, boolean active) {}
