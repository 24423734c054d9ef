package org.sahay.workflows.complaint;

/** Why a complaint is held; the stored routing explanation says which filter left nobody. */
public enum HeldReason {
    /** No active officer of the rung serves the category in an area that contains the office. */
    NOBODY_ELIGIBLE
}
