package org.sahay.store.roster;

import org.sahay.workflows.identity.Area;

/** How the clinician with this code is to be from now on; one who is not known yet is added. */
public record ClinicianChange(String code, String department, Area area, String language, boolean active) {}
