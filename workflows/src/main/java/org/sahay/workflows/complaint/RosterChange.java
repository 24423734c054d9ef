package org.sahay.workflows.complaint;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The roster has changed in a way that may concern this case.
 *
 * @param departed an officer who no longer takes the case, or null
 */
public record RosterChange(@Nullable UUID departed) {}
