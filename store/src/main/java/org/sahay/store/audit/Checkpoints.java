package org.sahay.store.audit;

import java.util.List;
import java.util.Optional;

/**
 * Where blocks are noted outside the database, so that a tail that was cut off is missed. Notes are added, never changed, and
 * what keeps them should let nobody do otherwise.
 */
public interface Checkpoints {
    /** Keeps it durably. */
    void append(Checkpoint checkpoint);

    /** The last one that was appended. */
    Optional<Checkpoint> newest();

    /** All that can be read, as they were appended. */
    List<Checkpoint> all();
}
