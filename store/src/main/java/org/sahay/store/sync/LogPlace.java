package org.sahay.store.sync;

/**
 * A place in the log, in the order of commits.
 *
 * @param xid transaction that appended
 * @param position within it
 */
public record LogPlace(String xid, long position) {
    /** Before everything. */
    public static final LogPlace START = new LogPlace("0", 0);

    /** After everything that will ever be. */
    public static final LogPlace END = new LogPlace("18446744073709551615", Long.MAX_VALUE);
}
