package org.sahay.api.ratelimit;

/** Whose bucket a limit draws from. */
public enum Whose {
    /** One for everybody. */
    PLATFORM,
    /** The client's address; of an IPv6 address its network of 64 bits, for one client has as many as it likes. */
    ADDRESS,
    /** Whoever the token is for. */
    PERSON,
    /** The phone in the body. */
    PHONE,
    /** The challenge in the body. */
    CHALLENGE,
    /** The key of the device that made the proof: one session has one, and keeps it. */
    DEVICE;

    /** Whether a caller may know how it stands: it is theirs, or known to nobody else. */
    boolean isTold() {
        return this != PLATFORM && this != PHONE;
    }

    /** Whether every request tells it by itself, before its body is read. */
    boolean isPlain() {
        return this == PLATFORM || this == ADDRESS || this == PERSON;
    }
}
