package org.sahay.store.audit;

/**
 * Where an entry stands in the order of commits.
 *
 * @param xid the number of its transaction
 * @param id its own
 */
record Position(long xid, long id) {
    static final Position BEFORE_ALL = new Position(0, 0);

    Position before() {
        return new Position(xid, id - 1);
    }
}
