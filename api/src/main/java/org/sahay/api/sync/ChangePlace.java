package org.sahay.api.sync;

import org.jspecify.annotations.Nullable;
import org.sahay.store.sync.LogPlace;

/**
 * How far a device was told what changed.
 *
 * @param told the version of its scope that it knows: what is to be purged by then it was told
 * @param whole the version whose people it has, each from their beginning to {@code at}
 * @param catchingUp what it is told meanwhile of people who came after that version; null when there is nothing
 * @param at the last place of the log
 */
record ChangePlace(long told, long whole, @Nullable CatchingUp catchingUp, LogPlace at) {
    static final ChangePlace START = new ChangePlace(0, 0, null, LogPlace.START);

    /**
     * The log once more from its beginning, for some people.
     *
     * @param by those who came by this version of the scope
     * @param after the last place they were told of
     */
    record CatchingUp(long by, LogPlace after) {}
}
