package org.sahay.store.audit;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * What was noted in one place up to an instant, to be gone through once.
 *
 * @param patience how long a block may wait there to be noted
 */
record NotedPlace(String name, Duration patience, Stream<Note> notes) {
    static NotedPlace upToNow(Checkpoints checkpoints) {
        return new NotedPlace(checkpoints.place(), checkpoints.patience(), checkpoints.all());
    }
}
