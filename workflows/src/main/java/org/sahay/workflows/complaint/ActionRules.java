package org.sahay.workflows.complaint;

import static org.sahay.workflows.complaint.ComplaintStatus.ASSIGNED;
import static org.sahay.workflows.complaint.ComplaintStatus.AWAITING_CITIZEN;
import static org.sahay.workflows.complaint.ComplaintStatus.HELD;
import static org.sahay.workflows.complaint.ComplaintStatus.IN_PROGRESS;
import static org.sahay.workflows.complaint.ComplaintStatus.SUBMITTED;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.identity.Actor;

/** Whether a person may act, checked in the order of the process: relation, state and limits, fields. */
final class ActionRules {
    private ActionRules() {}

    static Decision decide(ComplaintCase kase, ActionRequest request, Instant at) {
        AppliedAction before = kase.applied(request.key());
        if (before != null) {
            return before.fingerprint().equals(request.fingerprint())
                    ? new CaseDraft(kase).moved()
                    : refuse(kase, request, at, RefusalCode.KEY_REUSED, null, "the key was used for another action");
        }
        if (!related(kase, request.actor(), request.action())) {
            return refuse(kase, request, at, RefusalCode.FORBIDDEN, null, "this person may never " + request.action());
        }
        String broken = brokenRule(kase, request.action());
        if (broken != null) {
            return refuse(kase, request, at, RefusalCode.ILLEGAL_TRANSITION, null, broken);
        }
        FieldRules.Fault fault = FieldRules.faultOf(kase, request, at);
        if (fault != null) {
            return refuse(kase, request, at, fault.code(), fault.field(), fault.rule());
        }
        return ActionEffects.perform(kase, request, at);
    }

    static boolean mayAct(ComplaintCase kase, Actor actor, ComplaintAction action) {
        return related(kase, actor, action) && brokenRule(kase, action) == null;
    }

    private static boolean related(ComplaintCase kase, Actor actor, ComplaintAction action) {
        return !Collections.disjoint(action.relations(), kase.relationsOf(actor));
    }

    /** The rule of state, limit or window that forbids the action now; null when none does. */
    private static @Nullable String brokenRule(ComplaintCase kase, ComplaintAction action) {
        ComplaintStatus status = kase.status();
        SlaPolicy policy = kase.policy();
        boolean atTop = kase.level() == ComplaintCase.TOP_RUNG;
        return switch (action) {
            case COMMENT -> rule(status.live(), "the case is closed");
            case ASSIGN -> in(status, HELD, ASSIGNED, IN_PROGRESS);
            case START -> in(status, ASSIGNED);
            case REQUEST_INFO, RESOLVE, REJECT -> in(status, ASSIGNED, IN_PROGRESS);
            case PROVIDE_INFO ->
                rule(
                        kase.question() != null && status.working(),
                        "no question is open; it must be asked by REQUEST_INFO first");
            case TRANSFER ->
                first(
                        in(status, ASSIGNED, IN_PROGRESS),
                        rule(
                                kase.counters().transfers() < policy.maxTransfers() || !atTop,
                                "transferred " + policy.maxTransfers() + " times already, and nobody is above"));
            case ESCALATE ->
                first(in(status, ASSIGNED, IN_PROGRESS, AWAITING_CITIZEN), rule(!atTop, "the case stands at the top"));
            case RATE ->
                first(
                        rule(status.answered(), "only an answered case in its window is rated"),
                        rule(!kase.dissatisfied(), "this answer was rated already"));
            case REOPEN ->
                first(
                        rule(status.answered(), "only an answered case in its window is reopened"),
                        rule(
                                kase.counters().reopens() < policy.maxReopens(),
                                "reopened " + policy.maxReopens() + " times already"));
            case WITHDRAW -> in(status, SUBMITTED, HELD, ASSIGNED, IN_PROGRESS, AWAITING_CITIZEN);
        };
    }

    private static @Nullable String in(ComplaintStatus status, ComplaintStatus... allowed) {
        return rule(List.of(allowed).contains(status), "the case is " + status);
    }

    private static @Nullable String rule(boolean holds, String otherwise) {
        return holds ? null : otherwise;
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }

    private static Decision.Refused refuse(
            ComplaintCase kase,
            ActionRequest request,
            Instant at,
            RefusalCode code,
            @Nullable String field,
            String rule) {
        var allowed = List.copyOf(kase.allowedActions(request.actor(), at));
        return new Decision.Refused(kase, new Refusal(code, field, rule, allowed));
    }
}
