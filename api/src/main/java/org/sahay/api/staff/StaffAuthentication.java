package org.sahay.api.staff;

import java.time.Instant;
import java.util.List;
import org.sahay.api.staff.StaffSignIn.Person;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** Somebody of staff who showed both factors, the first of them at a time that counts for both. */
final class StaffAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

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

    Instant at() {
        return at;
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
