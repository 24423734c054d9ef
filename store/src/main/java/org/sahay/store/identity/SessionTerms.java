package org.sahay.store.identity;

import java.time.Duration;
import java.time.Instant;
import org.sahay.workflows.identity.Role;

/** How long sessions and their tokens live. */
final class SessionTerms {
    /** A device may ask again with the token it exchanged: the answer may have been lost. */
    static final Duration REPEAT = Duration.ofSeconds(60);

    /** An access token; nobody asks about a session for longer after it ended. */
    static final Duration ACCESS_TOKEN = Duration.ofMinutes(10);

    /** How long what is over is still known, so that a copied token is told from an invented one. */
    static final Duration REMEMBERED = Duration.ofDays(30);

    private static final Duration UNUSED = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(180);
    private static final Duration STAFF_UNUSED =
            Duration.ofHours(1); // NIST SP 800-63B-4, 2.2.3: an hour, and a day at most
    private static final Duration STAFF_LONGEST = Duration.ofHours(12);

    private SessionTerms() {}

    /** 30 days after its last use, and 180 after its start; for staff an hour, and a working day. */
    static Instant expiry(Role role, Instant startedAt, Instant usedAt) {
        boolean byPhone = role == Role.CITIZEN || role == Role.CAREGIVER || role == Role.ASHA;
        Instant unused = usedAt.plus(byPhone ? UNUSED : STAFF_UNUSED);
        Instant longest = startedAt.plus(byPhone ? LONGEST : STAFF_LONGEST);
        return unused.isBefore(longest) ? unused : longest;
    }

    static boolean mayRepeat(Instant rotatedAt, Instant now) {
        return !now.isAfter(rotatedAt.plus(REPEAT));
    }
}
