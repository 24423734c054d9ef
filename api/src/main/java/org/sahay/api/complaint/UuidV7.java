package org.sahay.api.complaint;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Makes ids of UUID version 7: in the order of time to the millisecond, and random for the rest. */
public final class UuidV7 {
    private static final SecureRandom RANDOM = new SecureRandom();

    private UuidV7() {}

    public static UUID at(Instant instant) {
        long version = 0x7000L | (RANDOM.nextInt() & 0x0fff);
        long high = (instant.toEpochMilli() << 16) | version;
        long low = (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
