package org.sahay.workflows.complaint;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** Where a complaint stands. Live is everything but {@link Closed}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ComplaintState.Submitted.class, name = "SUBMITTED"),
    @JsonSubTypes.Type(value = ComplaintState.Held.class, name = "HELD"),
    @JsonSubTypes.Type(value = ComplaintState.Assigned.class, name = "ASSIGNED"),
    @JsonSubTypes.Type(value = ComplaintState.InProgress.class, name = "IN_PROGRESS"),
    @JsonSubTypes.Type(value = ComplaintState.AwaitingCitizen.class, name = "AWAITING_CITIZEN"),
    @JsonSubTypes.Type(value = ComplaintState.Resolved.class, name = "RESOLVED"),
    @JsonSubTypes.Type(value = ComplaintState.Rejected.class, name = "REJECTED"),
    @JsonSubTypes.Type(value = ComplaintState.Closed.class, name = "CLOSED")
})
public sealed interface ComplaintState {
    ComplaintStatus status();

    /** The officer it is assigned to, in the working states. */
    default @Nullable Owner owner() {
        return null;
    }

    /** Accepted, or handed on, and not yet routed. */
    record Submitted() implements ComplaintState {
        @Override
        public ComplaintStatus status() {
            return ComplaintStatus.SUBMITTED;
        }
    }

    /** Nobody on the case's rung is eligible. */
    record Held(HeldReason reason) implements ComplaintState {
        @Override
        public ComplaintStatus status() {
            return ComplaintStatus.HELD;
        }
    }

    record Assigned(Owner owner) implements ComplaintState {
        @Override
        public ComplaintStatus status() {
            return ComplaintStatus.ASSIGNED;
        }
    }

    record InProgress(Owner owner) implements ComplaintState {
        @Override
        public ComplaintStatus status() {
            return ComplaintStatus.IN_PROGRESS;
        }
    }

    /** The owner waits for the citizen's answer to a question. */
    record AwaitingCitizen(Owner owner) implements ComplaintState {
        @Override
        public ComplaintStatus status() {
            return ComplaintStatus.AWAITING_CITIZEN;
        }
    }

    record Resolved() implements ComplaintState {
        @Override
        public ComplaintStatus status() {
            return ComplaintStatus.RESOLVED;
        }
    }

    record Rejected(RejectReason reason) implements ComplaintState {
        @Override
        public ComplaintStatus status() {
            return ComplaintStatus.REJECTED;
        }
    }

    record Closed(ComplaintOutcome outcome) implements ComplaintState {
        @Override
        public ComplaintStatus status() {
            return ComplaintStatus.CLOSED;
        }
    }
}
