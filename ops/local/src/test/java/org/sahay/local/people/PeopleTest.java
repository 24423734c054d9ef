package org.sahay.local.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sahay.store.roster.Officer;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

class PeopleTest {
    private static final Role DISTRICT = Role.DISTRICT_OFFICER;

    @Test
    void anOfficerIsWhoHasTheRoleAndTheArea() {
        assertThat(People.fits(inPatna(true), DISTRICT, null, null)).isTrue();
        assertThat(People.fits(inPatna(true), DISTRICT, 10, 212)).isTrue();
        assertThat(People.fits(inPatna(true), Role.STATE_OFFICER, 10, null)).isFalse();
    }

    @Test
    void oneOfAnotherAreaOrOneWhoIsNotActiveIsNotMeant() {
        assertThat(People.fits(inPatna(true), DISTRICT, 33, null)).isFalse();
        assertThat(People.fits(inPatna(true), DISTRICT, 10, 196)).isFalse();
        assertThat(People.fits(inPatna(false), DISTRICT, null, null)).isFalse();
    }

    private static Officer inPatna(boolean active) {
        return new Officer(
                UUID.randomUUID(), "BR-PAT-01", DISTRICT, "HEALTH_SERVICES", new Area(10, 212), "hi", active);
    }
}
