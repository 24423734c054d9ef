package org.sahay.workflows.complaint;

import java.util.List;
import java.util.UUID;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/**
 * An officer as routing sees one.
 *
 * @param id random id
 * @param code the roster's code, by which ties are broken
 * @param role the officer's role, which sets the rung
 * @param department department code
 * @param serves categories the department serves
 * @param area where the officer is responsible
 * @param active whether the officer takes cases
 * @param openCases working cases the officer owns now
 */
public record Candidate(
        UUID id,
        String code,
        Role role,
        String department,
        List<String> serves,
        Area area,
        boolean active,
        int openCases) {
    public Candidate {
        serves = List.copyOf(serves);
    }
}
