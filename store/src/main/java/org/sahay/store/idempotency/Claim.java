package org.sahay.store.idempotency;

import java.time.Duration;

/** What a key turned out to be. */
public sealed interface Claim {
    /** Nobody did it yet: do it, then save the answer. */
    record Fresh() implements Claim {}

    /** It was done: give this answer again. */
    record Replay(SavedAnswer answer) implements Claim {}

    /** The key was used for another request. */
    record Reused() implements Claim {}

    /** Somebody is doing it; ask again after this time. */
    record InFlight(Duration retryAfter) implements Claim {}
}
