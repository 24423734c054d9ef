package org.sahay.bench.sync;

import java.util.UUID;

/**
 * A batch that is followed until a series shows it.
 *
 * @param readings of {@link BatchText#LAST_METRIC} that its citizen had sent with it, from the beginning
 * @param ackedAt when its answer was there, of {@link System#nanoTime}
 */
record Followed(UUID citizen, long readings, long ackedAt) {}
