package org.sahay.faults.canary;

/**
 * A canary where it was seen.
 *
 * @param place the place's title
 * @param part of the place
 * @param how the form it had there
 */
record Sighting(String place, String part, Canary canary, String how) {
    @Override
    public String toString() {
        return "%s, %s: %s, as %s".formatted(place, part, canary, how);
    }
}
