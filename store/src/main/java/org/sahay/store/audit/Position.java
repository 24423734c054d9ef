package org.sahay.store.audit;

import java.util.Comparator;

/**
 * Where an entry stands in the order of commits.
 *
 * @param xid the number of its transaction
 * @param id its own
 */
record Position(long xid, long id) implements Comparable<Position> {
    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::xid).thenComparingLong(Position::id);

    static final Position BEFORE_ALL = new Position(0, 0);

    Position before() {
        return new Position(xid, id - 1);
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
