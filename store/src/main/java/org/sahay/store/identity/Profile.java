package org.sahay.store.identity;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.identity.Role;

/**
 * All about a person that they may see; {@link #toString()} hides it.
 *
 * @param person random id
 * @param version counts the changes of the details; 0 before the first
 * @param details what they told
 * @param phone the one they sign in with, when they do so here
 * @param roles those they may sign in with
 * @param given live delegations to helpers, the first to expire first
 * @param received live delegations from citizens, likewise
 */
public record Profile(
        UUID person,
        long version,
        ProfileDetails details,
        @Nullable PhoneNumber phone,
        List<Role> roles,
        List<Delegation> given,
        List<Delegation> received) {
    public Profile {
        roles = List.copyOf(roles);
        given = List.copyOf(given);
        received = List.copyOf(received);
    }

    @Override
    public String toString() {
        return "Profile";
    }
}
