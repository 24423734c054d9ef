package org.sahay.workflows.complaint;

/** What a person is to one complaint. */
public enum Relation {
    /** The citizen, or who filed for them. */
    COMPLAINANT,
    /** The officer it is assigned to; after an answer, the officer who gave it. */
    OWNER,
    /** An officer above it, as {@link ComplaintCase#relationsOf} tells. */
    SUPERIOR
}
