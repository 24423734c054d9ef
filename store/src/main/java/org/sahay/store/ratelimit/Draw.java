package org.sahay.store.ratelimit;

/**
 * One request from one bucket.
 *
 * @param limit name of the limit
 * @param subject whose bucket it is: a phone, an address, an id; it is kept as a keyed hash alone
 * @param rate what the bucket holds; another rate is another bucket
 */
public record Draw(String limit, String subject, Rate rate) {
    /** Hides the subject. */
    @Override
    public String toString() {
        return "Draw " + limit;
    }
}
