package org.sahay.workflows.complaint;

import static org.sahay.workflows.complaint.RefusalCode.INVALID_VALUE;
import static org.sahay.workflows.complaint.RefusalCode.MISSING_FIELD;
import static org.sahay.workflows.complaint.RefusalCode.NOT_OUR_OFFICE;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each action needs. */
final class FieldRules {
    /** The field at fault and the rule it breaks. */
    record Fault(RefusalCode code, @Nullable String field, String rule) {}

    private FieldRules() {}

    static @Nullable Fault faultOf(ComplaintCase kase, ActionRequest request, Instant at) {
        return switch (request.action()) {
            case START, WITHDRAW -> null;
            case COMMENT, REQUEST_INFO, PROVIDE_INFO, RESOLVE, ESCALATE, REOPEN -> comment(request);
            case ASSIGN -> assignee(kase, request);
            case REJECT -> reject(kase, request, at);
            case TRANSFER -> transfer(kase, request);
            case RATE -> rating(request);
        };
    }

    private static @Nullable Fault comment(ActionRequest request) {
        return request.hasComment() ? null : new Fault(MISSING_FIELD, "comment", "needs a comment");
    }

    private static @Nullable Fault rating(ActionRequest request) {
        Integer rating = request.rating();
        if (rating == null) {
            return new Fault(MISSING_FIELD, "rating", "needs a rating from 1 to 5");
        }
        return rating >= 1 && rating <= 5 ? null : new Fault(INVALID_VALUE, "rating", "a rating is 1 to 5");
    }

    private static @Nullable Fault reject(ComplaintCase kase, ActionRequest request, Instant at) {
        RejectReason reason = request.reason();
        if (reason == RejectReason.NOT_OUR_OFFICE) {
            return new Fault(NOT_OUR_OFFICE, "reason", "a complaint for another office is handed on by TRANSFER");
        }
        if (reason == null) {
            return new Fault(MISSING_FIELD, "reason", "needs a reason");
        }
        if (reason == RejectReason.NO_RESPONSE && !waitedLongEnough(kase, at)) {
            return new Fault(INVALID_VALUE, "reason", "the question has not stood open for the whole waiting time");
        }
        return comment(request);
    }

    private static boolean waitedLongEnough(ComplaintCase kase, Instant at) {
        return kase.question() != null && !at.isBefore(kase.question().waitUntil());
    }

    private static @Nullable Fault transfer(ComplaintCase kase, ActionRequest request) {
        ActionRequest.OfficeChange change = request.office();
        if (change == null) {
            return new Fault(MISSING_FIELD, "office", "needs the office to hand it to");
        }
        if (change.lgdState() != null && change.lgdDistrict() == null) {
            return new Fault(MISSING_FIELD, "office.lgdDistrict", "a state needs its district");
        }
        if (change.applyTo(kase.office()).equals(kase.office())) {
            return new Fault(INVALID_VALUE, "office", "the complaint already lies with this office");
        }
        return comment(request);
    }

    private static @Nullable Fault assignee(ComplaintCase kase, ActionRequest request) {
        if (!request.assigneeNamed()) {
            return new Fault(MISSING_FIELD, "officerId", "needs the officer to assign it to");
        }
        Candidate assignee = request.assignee();
        var question = new CaseDraft(kase).ask(List.of(kase.level()), List.of(), List.of());
        if (assignee == null || !RoutingRules.passes(question, assignee)) {
            return new Fault(INVALID_VALUE, "officerId", "no active officer whose department and area fit the case");
        }
        int rung = assignee.role().rung();
        if (rung < kase.level() || rung > request.actor().role().rung()) {
            return new Fault(INVALID_VALUE, "officerId", "the officer's rung is not between the case's and yours");
        }
        Owner owner = kase.owner();
        return owner != null && owner.officerId().equals(assignee.id())
                ? new Fault(INVALID_VALUE, "officerId", "the officer owns the case already")
                : null;
    }
}
