package org.sahay.store.roster;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.complaint.ComplaintId;

/** Payload of {@link RosterWakeUps#KIND}. */
public record RosterWakeUp(
        ComplaintId complaintId, @Nullable UUID departed) {}
