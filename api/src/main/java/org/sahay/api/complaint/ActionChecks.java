package org.sahay.api.complaint;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sahay.api.complaint.ActionJson.OfficeJson;
import org.sahay.workflows.complaint.ActionRequest;
import org.sahay.workflows.complaint.ActionRequest.OfficeChange;
import org.sahay.workflows.complaint.Candidate;
import org.sahay.workflows.complaint.ComplaintAction;
import org.sahay.workflows.complaint.Office;
import org.sahay.workflows.complaint.RejectReason;
import org.sahay.workflows.identity.Actor;

/** Makes an action of a body. Which fields an action needs is the case's own rule; here is only what each field may be. */
final class ActionChecks {
    /** What there is to name. */
    record Known(FilingRules.Known places, Predicate<String> department, Function<UUID, Optional<Candidate>> officer) {}

    /**
     * An action as asked for, and the first field that is none of its kind: that is said only after relation and state
     * have allowed the action.
     */
    record Asked(
            ActionRequest request,
            @Nullable String comment,
            @Nullable Fault fault) {}

    private ActionChecks() {}

    /** The action's name; a fault when it is missing or there is no such action. */
    static Checked<ComplaintAction> action(ActionJson body) {
        if (body.action() == null) {
            return new Checked.Faulty<>(Fault.missing("action"));
        }
        return named(ComplaintAction.values(), body.action())
                .<Checked<ComplaintAction>>map(Checked.Sound::new)
                .orElseGet(() -> new Checked.Faulty<>(Fault.invalid("action", "no such action")));
    }

    /** What an action has no use for is left out: nobody has checked it, and what a request holds is in histories. */
    static Asked ask(ActionJson body, ComplaintAction action, Actor actor, Keys keys, Office present, Known known) {
        String comment = body.comment() == null || body.comment().isBlank() ? null : body.comment();
        RejectReason reason = body.reason() == null
                ? null
                : named(RejectReason.values(), body.reason()).orElse(null);
        UUID officerId = body.officerId() == null || FilingRules.uuid("officerId", body.officerId()) != null
                ? null
                : UUID.fromString(body.officerId());
        Candidate assignee = action == ComplaintAction.ASSIGN && officerId != null
                ? known.officer.apply(officerId).orElse(null)
                : null;
        OfficeJson office = action == ComplaintAction.TRANSFER ? body.office() : null;
        var request = new ActionRequest(
                keys.action(),
                keys.fingerprint(),
                actor,
                action,
                comment != null,
                reason,
                body.rating(),
                assignee,
                body.officerId() != null,
                office == null ? null : new OfficeChange(office.department(), office.lgdState(), office.lgdDistrict()),
                null);
        return new Asked(request, comment, fault(body, action, reason, officerId, present, known));
    }

    /** The keys of one action: what the case knows it by, and the hash of its body. */
    record Keys(String action, String fingerprint) {}

    private static @Nullable Fault fault(
            ActionJson body,
            ComplaintAction action,
            @Nullable RejectReason reason,
            @Nullable UUID officerId,
            Office present,
            Known known) {
        if (body.comment() != null && !body.comment().isBlank()) {
            Fault fault = FilingRules.text("comment", body.comment());
            if (fault != null) {
                return fault;
            }
        }
        return switch (action) {
            case REJECT ->
                body.reason() != null && reason == null
                        ? Fault.invalid("reason", "one of " + names(RejectReason.values()))
                        : null;
            case ASSIGN -> body.officerId() != null && officerId == null ? Fault.invalid("officerId", "a UUID") : null;
            case TRANSFER -> body.office() == null ? null : office(body.office(), present, known);
            case COMMENT, START, REQUEST_INFO, PROVIDE_INFO, RESOLVE, ESCALATE, RATE, REOPEN, WITHDRAW -> null;
        };
    }

    private static @Nullable Fault office(OfficeJson office, Office present, Known known) {
        if (office.department() != null && !known.department.test(office.department())) {
            return Fault.invalid("office.department", "no such department");
        }
        Integer state = office.lgdState();
        Integer district = office.lgdDistrict();
        if (state != null && !known.places.state().test(state)) {
            return new Fault(org.sahay.api.edge.ProblemCode.UNKNOWN_PLACE, "office.lgdState", null);
        }
        return district == null
                ? null
                : FilingRules.districtIn(
                        "office.lgdDistrict", state == null ? present.lgdState() : state, district, known.places);
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
    }

    private static String names(Enum<?>[] values) {
        return String.join(", ", Arrays.stream(values).map(Enum::name).toList());
    }
}
