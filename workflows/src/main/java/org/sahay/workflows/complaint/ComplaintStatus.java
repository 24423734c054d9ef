package org.sahay.workflows.complaint;

/** The name of a {@link ComplaintState} on the wire, in SQL and in search attributes. */
public enum ComplaintStatus {
    SUBMITTED,
    HELD,
    ASSIGNED,
    IN_PROGRESS,
    AWAITING_CITIZEN,
    RESOLVED,
    REJECTED,
    CLOSED;

    public boolean live() {
        return this != CLOSED;
    }

    /** Somebody owns the case and works on it. */
    public boolean working() {
        return this == ASSIGNED || this == IN_PROGRESS || this == AWAITING_CITIZEN;
    }

    /** The office has answered; the citizen's window to rate or reopen is open. */
    public boolean answered() {
        return this == RESOLVED || this == REJECTED;
    }
}
