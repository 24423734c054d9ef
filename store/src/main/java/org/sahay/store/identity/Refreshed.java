package org.sahay.store.identity;

/** What became of a refresh token. */
public sealed interface Refreshed permits Granted, Refreshed.Refused {
    /** It is worth nothing, for a reason. */
    record Refused(Reason reason) implements Refreshed {}

    /** Why a refresh token is worth nothing. */
    enum Reason {
        /** Never given out, or so old that it is forgotten. */
        UNKNOWN,
        /** Its session was ended before. */
        ENDED,
        /** Its session was not used for 30 days, or is 180 days old. */
        EXPIRED,
        /** It belongs to another device; the session goes on. */
        OTHER_KEY,
        /** It was exchanged before, so somebody has a copy: its session is ended now. */
        REUSED
    }
}
