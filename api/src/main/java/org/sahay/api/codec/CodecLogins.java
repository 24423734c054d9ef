package org.sahay.api.codec;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.sahay.api.security.Holders;
import org.sahay.store.identity.Sessions;
import org.sahay.store.staff.StaffAccounts;
import org.sahay.store.vault.Envelopes;
import org.sahay.store.vault.VaultException;
import org.sahay.workflows.identity.Role;

/**
 * Logins for the Temporal UI: each is a session of its owner like those on devices, which they see in their list, and lasts for
 * half an hour. What the cookie holds is sealed, so that any instance can tell whose it is.
 */
final class CodecLogins {
    static final Duration LIFE = Duration.ofMinutes(30);
    private static final String PURPOSE = "codec-login";

    /** In the place of a device's key: no key has this thumbprint, so that nobody can refresh. */
    private static final String NO_KEY = "codec-cookie";

    private final StaffAccounts accounts;
    private final Holders holders;
    private final Sessions sessions;
    private final Envelopes envelopes;
    private final Clock clock;

    CodecLogins(StaffAccounts accounts, Holders holders, Sessions sessions, Envelopes envelopes, Clock clock) {
        this.accounts = accounts;
        this.holders = holders;
        this.sessions = sessions;
        this.envelopes = envelopes;
        this.clock = clock;
    }

    /**
     * A new login.
     *
     * @param passwordShownAt when its owner showed that they know the password
     * @return the cookie's value; empty when their account is locked or their password another by now
     */
    Optional<String> begin(UUID person, Role role, Instant passwordShownAt) {
        return holders.of(person, role)
                .flatMap(actor ->
                        accounts.whileOpen(person, role, passwordShownAt, () -> sessions.start(person, role, NO_KEY)))
                .map(granted -> value(granted.sessionId(), person, role));
    }

    /** Empty for what we did not give, and for what is over. */
    Optional<CodecLogin> find(String value) {
        String[] parts = value.split("\\.", 2);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            UUID session = UUID.fromString(parts[0]);
            String[] kept = envelopes.open(PURPOSE, session, parts[1]).split(" ", 3);
            Instant until = Instant.parse(kept[2]);
            return clock.instant().isBefore(until) && sessions.live(session)
                    ? holders.of(UUID.fromString(kept[0]), Role.of(kept[1]))
                            .map(actor -> new CodecLogin(actor, session))
                    : Optional.empty();
        } catch (VaultException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    void end(CodecLogin login) {
        sessions.end(login.actor().id(), login.session());
    }

    private String value(UUID session, UUID person, Role role) {
        Instant until = clock.instant().plus(LIFE);
        return session + "." + envelopes.seal(PURPOSE, session, person + " " + role.code() + " " + until);
    }
}
