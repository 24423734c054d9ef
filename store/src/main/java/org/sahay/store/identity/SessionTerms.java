package org.sahay.store.identity;

import java.time.Duration;
import java.time.Instant;

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

    private SessionTerms() {}

    /** 30 days after its last use, and 180 after its start. */
    static Instant expiry(Instant startedAt, Instant usedAt) {
        Instant unused = usedAt.plus(UNUSED);
        Instant longest = startedAt.plus(LONGEST);
        return unused.isBefore(longest) ? unused : longest;
    }

    static boolean mayRepeat(Instant rotatedAt, Instant now) {
        return !now.isAfter(rotatedAt.plus(REPEAT));
    }
}
