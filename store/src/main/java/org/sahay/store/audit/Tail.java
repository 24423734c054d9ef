package org.sahay.store.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The part of the trail that is not sealed yet.
 *
 * @param oldest when the oldest of its entries was written; null when there is none
 */
public record Tail(long entries, @Nullable Instant oldest) {}
