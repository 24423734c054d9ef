package org.sahay.api.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.sahay.api.staff.StaffSignIn.Person;
import org.sahay.workflows.identity.Role;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** Somebody of staff who showed both factors, the first of them at a time that counts for both. */
public final class StaffAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    /** The pages' ten minutes and a code's one, and some: a browser that is kept awake gets nothing without new factors. */
    private static final Duration HOLDS = Duration.ofMinutes(15);

    private final transient Person person;
    private final Instant at;

    StaffAuthentication(Person person, Instant at) {
        super(List.of(
                factor(FactorGrantedAuthority.PASSWORD_AUTHORITY, at), factor("FACTOR_TOTP_OR_RECOVERY_CODE", at)));
        this.person = person;
        this.at = at;
        setAuthenticated(true);
    }

    /** Spring has the time of an id token from here. */
    private static GrantedAuthority factor(String name, Instant at) {
        return FactorGrantedAuthority.withAuthority(name).issuedAt(at).build();
    }

    /** When the first factor was shown. */
    public Instant at() {
        return at;
    }

    /** Whether something may still begin by these factors. */
    public boolean counts(Instant now) {
        return !now.isAfter(at.plus(HOLDS));
    }

    public UUID personId() {
        return person.id();
    }

    public Role role() {
        return person.role();
    }

    Person person() {
        return person;
    }

    @Override
    public String getPrincipal() {
        return person.id().toString();
    }

    @Override
    public String getCredentials() {
        return "";
    }
}
