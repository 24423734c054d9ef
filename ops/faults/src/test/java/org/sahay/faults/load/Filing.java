package org.sahay.faults.load;

import java.util.Map;
import java.util.UUID;

/**
 * One complaint that somebody wants to file. Every filing has a citizen of its own, so that a row can be traced to the
 * request it comes from even if no answer ever came.
 *
 * @param citizen who files it, in no other filing
 * @param key its idempotency key
 * @param category category code
 * @param lgdState state
 * @param lgdDistrict district
 */
public record Filing(UUID citizen, String key, String category, int lgdState, int lgdDistrict) {
    /** What everybody writes. */
    public static final String WORDS = "Nobody came, and nobody answers (synthetic complaint).";

    private static final int[][] PLACES = {{10, 212}, {33, 568}, {33, 578}};

    /** The longest term there is, so that no clock rings during a test. */
    public static Filing ofLongTerm(int number) {
        return ofLongTerm(number, UUID.randomUUID());
    }

    /** The same by somebody who files nothing else. */
    public static Filing ofLongTerm(int number, UUID citizen) {
        int[] place = PLACES[Math.floorMod(number, PLACES.length)];
        return new Filing(citizen, UUID.randomUUID().toString(), "OTHER", place[0], place[1]);
    }

    /** The shortest term there is, in Patna, where there is exactly one officer for it. */
    public static Filing ofShortTerm() {
        return new Filing(UUID.randomUUID(), UUID.randomUUID().toString(), "AMBULANCE_DELAY", 10, 212);
    }

    Map<String, Object> body() {
        return Map.of(
                "category",
                category,
                "description",
                WORDS,
                "language",
                "en",
                "channel",
                "APP",
                "location",
                Map.of("lgdState", lgdState, "lgdDistrict", lgdDistrict));
    }
}
