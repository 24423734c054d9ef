package org.sahay.workflows.complaint;

import static org.sahay.workflows.complaint.Relation.COMPLAINANT;
import static org.sahay.workflows.complaint.Relation.OWNER;
import static org.sahay.workflows.complaint.Relation.SUPERIOR;

import java.util.List;

/** What a person may do to a complaint, and the relations to it that may ever do so. */
public enum ComplaintAction {
    COMMENT(COMPLAINANT, OWNER, SUPERIOR),
    ASSIGN(SUPERIOR),
    START(OWNER),
    REQUEST_INFO(OWNER),
    PROVIDE_INFO(COMPLAINANT),
    RESOLVE(OWNER),
    REJECT(OWNER),
    TRANSFER(OWNER),
    ESCALATE(OWNER, SUPERIOR),
    RATE(COMPLAINANT),
    REOPEN(COMPLAINANT),
    WITHDRAW(COMPLAINANT);

    private final List<Relation> relations;

    ComplaintAction(Relation... relations) {
        this.relations = List.of(relations);
    }

    public List<Relation> relations() {
        return relations;
    }
}
