package org.sahay.api.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.identity.Basis;
import org.sahay.workflows.identity.Ground;
import org.sahay.workflows.identity.Role;

/**
 * What one row of the policy table gives to some roles.
 *
 * @param reach how far they reach
 * @param purpose why, as the audit trail has it; null when nothing of anybody is shown
 * @param roles to whom
 */
public record Grant(Reach reach, @Nullable Purpose purpose, List<Role> roles) {
    public Grant {
        roles = List.copyOf(roles);
    }

    /** The ground of whoever is within reach; where the reach goes on to others, the one for themselves. */
    public Basis basis() {
        return Basis.of(
                switch (reach) {
                    case SELF, SELF_OR_WARD, SELF_WARD_OR_VILLAGE -> Ground.SELF;
                    case AREA -> purpose == Purpose.ENROLMENT ? Ground.ADMINISTRATION : Ground.DUTY;
                    case PROCESS -> Ground.OPERATION;
                    case REFERENCE -> Ground.ADMINISTRATION;
                    case ANYBODY -> Ground.DEVELOPMENT;
                    case ANYONE -> Ground.SIGN_IN;
                });
    }

    /** @throws IllegalStateException when the table declares none, and so nothing of anybody may be shown */
    public Purpose requiredPurpose() {
        if (purpose == null) {
            throw new IllegalStateException("The policy table declares no purpose for reach " + reach);
        }
        return purpose;
    }
}
