package org.sahay.store.temporal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody had opened of one workflow at once.
 *
 * @param workflowId null for payloads that belong to none
 * @param citizen whose case the workflow is, when it is somebody's
 * @param payloads how many
 */
public record PayloadReading(
        @Nullable String workflowId, @Nullable UUID citizen, int payloads) {}
