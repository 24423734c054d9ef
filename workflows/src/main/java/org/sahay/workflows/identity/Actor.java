package org.sahay.workflows.identity;

import java.util.UUID;

/**
 * Who acts in one request.
 *
 * @param id random id of the person
 * @param role the role the request is made in
 * @param area where an officer is responsible; the country for everybody else
 */
public record Actor(UUID id, Role role, Area area) {
    public boolean isResponsibleFor(int lgdState, int lgdDistrict) {
        return role.decidesComplaints() && area.contains(lgdState, lgdDistrict);
    }
}
