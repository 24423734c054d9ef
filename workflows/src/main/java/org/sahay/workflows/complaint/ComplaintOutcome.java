package org.sahay.workflows.complaint;

/** How a complaint ended. */
public enum ComplaintOutcome {
    RATED,
    DISSATISFIED,
    UNRATED,
    WITHDRAWN
}
