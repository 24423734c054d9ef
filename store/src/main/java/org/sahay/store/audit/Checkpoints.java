package org.sahay.store.audit;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where blocks are noted outside the database, so that a tail that was cut off is missed. Notes are added, never changed, and
 * what keeps them should let nobody do otherwise.
 */
public interface Checkpoints {
    /** Keeps it durably. */
    void append(Checkpoint checkpoint);

    /** The last one that the sealer appended. */
    Optional<Checkpoint> newest();

    /**
     * What is there at this instant, as it was appended: all, or the newest and so many of the others that a cut is missed. It is
     * read while somebody goes through it; to be closed.
     */
    Stream<Note> all();

    /** Where they are, to be told. */
    String place();

    /** How long a block may wait here to be noted. */
    default Duration patience() {
        return Duration.ofMinutes(1);
    }
}
