package org.sahay.faults.canary;

import java.util.List;

/**
 * A value that looks like somebody's personal data and is found by parts that nobody else writes.
 *
 * @param value as it is sent
 * @param marks those parts; a long text has one at each end
 * @param put where it went in first
 */
record Canary(Kind kind, String value, List<String> marks, String put) {
    Canary {
        marks = List.copyOf(marks);
    }

    @Override
    public String toString() {
        return "%s of %s (%s)".formatted(kind, put, marks.getFirst());
    }
}
