package org.sahay.workflows.complaint;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;

/**
 * A complaint as its rules see it, and what they decide: {@code (case, event) → decision}, pure. The workflow carries
 * it, the row keeps it as a snapshot, and both therefore decide alike. No text and no name, only ids, codes and
 * instants.
 *
 * @param id the complaint
 * @param category category code
 * @param policy the policy it was accepted under
 * @param complainant citizen and filer
 * @param state where it stands
 * @param level the rung it stands on, 1 to 3
 * @param office whose case it is
 * @param namedDepartment the department the last TRANSFER named; null before
 * @param citizenClock the citizen's clock
 * @param officerClock the owner's clock; only with an owner
 * @param counters limits used up
 * @param question the open question
 * @param dissatisfied rated 1 or 2 since the last answer
 * @param breachedAtTop a rung fell due while the case stood at the top
 * @param answeredBy who gave the last answer; only in Resolved and Rejected
 * @param windowUntil end of the citizen's window; only in Resolved and Rejected
 * @param heldAlertAt next alert while held, or next try to find somebody above
 * @param topReminderAt next reminder at the top
 * @param excluded officers who may not get it back before somebody else had it: who transferred it
 * @param avoided officers who get it only when nobody else is eligible: who resolved it before a reopening
 * @param wantedRung the rung above that had nobody, to be tried again; null when none is wanted
 * @param pendingRouting a decision waiting for routing; never kept beyond one workflow task
 * @param seq the last timeline entry
 * @param applied the last 200 actions applied
 */
public record ComplaintCase(
        ComplaintId id,
        String category,
        SlaPolicy policy,
        Complainant complainant,
        ComplaintState state,
        int level,
        Office office,
        @Nullable String namedDepartment,
        CitizenClock citizenClock,
        @Nullable OfficerClock officerClock,
        Counters counters,
        @Nullable Question question,
        boolean dissatisfied,
        boolean breachedAtTop,
        @Nullable UUID answeredBy,
        @Nullable Instant windowUntil,
        @Nullable Instant heldAlertAt,
        @Nullable Instant topReminderAt,
        List<UUID> excluded,
        List<UUID> avoided,
        @Nullable Integer wantedRung,
        @Nullable PendingRouting pendingRouting,
        long seq,
        List<AppliedAction> applied) {
    public static final int TOP_RUNG = 3;

    public ComplaintCase {
        excluded = List.copyOf(excluded);
        avoided = avoided == null ? List.of() : List.copyOf(avoided); // rows of before it was kept have none
        applied = List.copyOf(applied);
    }

    /**
     * A case as the transaction that accepts it makes it: Submitted on rung 1, its citizen clock running, in whole
     * milliseconds as everything a workflow times.
     */
    public static ComplaintCase accepted(
            ComplaintId id, String category, SlaPolicy policy, Complainant complainant, Office office, Instant at) {
        return new ComplaintCase(
                id,
                category,
                policy,
                complainant,
                new ComplaintState.Submitted(),
                1,
                office,
                null,
                CitizenClock.start(policy, at.truncatedTo(ChronoUnit.MILLIS), 1),
                null,
                Counters.NONE,
                null,
                false,
                false,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                1,
                List.of());
    }

    public ComplaintStatus status() {
        return state.status();
    }

    public boolean closed() {
        return !status().live();
    }

    public @Nullable Owner owner() {
        return state.owner();
    }

    /** Whether nobody is found for it, on its rung or above: what the view of held cases lists. */
    public boolean wantsSomebody() {
        return state instanceof ComplaintState.Held || wantedRung != null;
    }

    /** The action applied under a key, or null. */
    public @Nullable AppliedAction applied(String key) {
        return applied.stream().filter(a -> a.key().equals(key)).findFirst().orElse(null);
    }

    /** What a person is to this case; empty when nothing. */
    public Set<Relation> relationsOf(Actor actor) {
        return Relations.of(this, actor);
    }

    /** Whether the case exists for this person at all. */
    public boolean visibleTo(Actor actor) {
        return actor.role() == Role.OPERATOR
                || !relationsOf(actor).isEmpty()
                || actor.isResponsibleFor(office.lgdState(), office.lgdDistrict());
    }

    /** The actions this person may take at an instant, by the same rules that decide them. */
    public Set<ComplaintAction> allowedActions(Actor actor, Instant at) {
        ComplaintCase current = advancedWithoutRouting(at);
        var allowed = EnumSet.noneOf(ComplaintAction.class);
        for (ComplaintAction action : ComplaintAction.values()) {
            if (ActionRules.mayAct(current, actor, action)) {
                allowed.add(action);
            }
        }
        return allowed;
    }

    /** The next system event due, or null when none ever is. */
    public @Nullable DueEvent nextDue() {
        return ClockRules.nextDue(this);
    }

    /** Applies the first system event due by an instant; routes first when Submitted. No transition: nothing is due. */
    public Decision.Moved advance(Instant at) {
        return ClockRules.advance(this, at);
    }

    /** Decides an action. The case must have been advanced to the instant before. */
    public Decision act(ActionRequest request, Instant at) {
        return ActionRules.decide(this, request, at);
    }

    /** Routes again when the change concerns this case. */
    public Decision.Moved rosterChanged(RosterChange change, Instant at) {
        return RoutingOutcomes.rosterChanged(this, change, at);
    }

    /** Completes the decision that waited for routing. */
    public Decision.Moved routed(RoutingAnswer answer, Instant at) {
        return RoutingOutcomes.routed(this, answer, at);
    }

    /**
     * The case with every system event due by an instant applied, up to the first that needs routing. For validators and
     * reads, which may not ask the roster.
     */
    public ComplaintCase advancedWithoutRouting(Instant at) {
        ComplaintCase current = this;
        while (true) {
            Decision.Moved moved = current.advance(at);
            if (moved.transitions().isEmpty() || moved.question() != null) {
                return moved.question() != null ? current : moved.next();
            }
            current = moved.next();
        }
    }

    /** Whether a system event that needs routing is due, so that only the handler can know who owns the case. */
    public boolean routingDue(Instant at) {
        return advancedWithoutRouting(at).advance(at).question() != null;
    }

    List<AppliedAction> appliedWith(AppliedAction action) {
        var all = new ArrayList<>(applied);
        all.add(action);
        return all.size() <= 200 ? all : all.subList(all.size() - 200, all.size());
    }
}
