package org.sahay.workflows.complaint;

/** Why an officer rejects a complaint. */
public enum RejectReason {
    NOT_A_GRIEVANCE,
    SUB_JUDICE,
    RTI,
    /** Only when a question has stood open for the policy's whole waiting time. */
    NO_RESPONSE,
    /** Named so that it can be refused by name: a complaint for another office is transferred, never rejected. */
    NOT_OUR_OFFICE
}
