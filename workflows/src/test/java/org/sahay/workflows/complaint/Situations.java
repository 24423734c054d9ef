package org.sahay.workflows.complaint;

import static org.sahay.workflows.complaint.ComplaintFixtures.ASHA;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.CITIZEN;
import static org.sahay.workflows.complaint.ComplaintFixtures.FIRST_ADMIN;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.T0;
import static org.sahay.workflows.complaint.ComplaintFixtures.actor;
import static org.sahay.workflows.complaint.ComplaintFixtures.anAcceptedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.hours;
import static org.sahay.workflows.complaint.Requests.bare;
import static org.sahay.workflows.complaint.Requests.rate;
import static org.sahay.workflows.complaint.Requests.reject;
import static org.sahay.workflows.complaint.Requests.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A case in Patna in every state a case can stand in, on every rung. */
final class Situations {
    private static final List<Candidate> OWNERS = List.of(PATNA_OFFICER, BIHAR_OFFICER, FIRST_ADMIN);

    /**
     * @param name state, and what matters beside it
     * @param kase the case
     * @param at the instant it stands there
     * @param roster who could be routed to
     * @param ownerId its owner, or who answered it
     */
    record Situation(
            String name,
            ComplaintCase kase,
            Instant at,
            FakeRoster roster,
            @Nullable UUID ownerId) {
        boolean asked() {
            return name.endsWith("ASKED");
        }

        boolean ratedLow() {
            return name.endsWith("RATED_LOW");
        }

        @Override
        public String toString() {
            return name + " on rung " + kase.level();
        }
    }

    private Situations() {}

    static List<Situation> all() {
        var all = new ArrayList<Situation>();
        for (int rung = 1; rung <= 3; rung++) {
            all.add(submitted(rung));
            all.add(held(rung));
            all.addAll(working(rung));
            all.addAll(answered(rung));
            all.addAll(closed(rung));
        }
        return all;
    }

    private static List<Situation> working(int rung) {
        return List.of(
                owned("ASSIGNED", rung, play -> play),
                owned("ASSIGNED_ASKED", rung, Situations::askedThenHandedToItsOwnerAnew),
                owned("IN_PROGRESS", rung, play -> play.act(byOwner(rung, ComplaintAction.START))),
                owned("IN_PROGRESS_ASKED", rung, play -> asked(play, rung).at(hours(48))),
                owned("AWAITING_CITIZEN", rung, play -> asked(play, rung)));
    }

    private static List<Situation> answered(int rung) {
        return List.of(
                owned("RESOLVED", rung, play -> resolved(play, rung)),
                owned("RESOLVED_RATED_LOW", rung, play -> resolved(play, rung).act(rate(CITIZEN, 2))),
                owned("REJECTED", rung, play -> play.act(reject(actor(OWNERS.get(rung - 1)), RejectReason.RTI))),
                owned(
                        "REJECTED_RATED_LOW",
                        rung,
                        play -> play.act(reject(actor(OWNERS.get(rung - 1)), RejectReason.SUB_JUDICE))
                                .act(rate(ASHA, 1))));
    }

    private static List<Situation> closed(int rung) {
        return List.of(
                owned("CLOSED_RATED", rung, play -> resolved(play, rung).act(rate(CITIZEN, 3))),
                owned("CLOSED_UNRATED", rung, play -> resolved(play, rung).at(hours(72))),
                owned(
                        "CLOSED_DISSATISFIED",
                        rung,
                        play -> resolved(play, rung).act(rate(CITIZEN, 1)).at(hours(72))),
                ownedByNobody("CLOSED_WITHDRAWN", owned(rung).act(bare(CITIZEN, ComplaintAction.WITHDRAW))));
    }

    /** Reopened from the rung below, and not yet routed. */
    private static Situation submitted(int rung) {
        if (rung == 1) {
            var kase = anAcceptedComplaint();
            return new Situation("SUBMITTED", kase, T0, new FakeRoster(ComplaintFixtures.ROSTER), null);
        }
        CasePlay play = resolved(owned(rung - 1), rung - 1);
        var moved = (Decision.Moved) play.kase().act(request(CITIZEN, ComplaintAction.REOPEN), T0);
        return new Situation("SUBMITTED", moved.next(), T0, play.roster, null);
    }

    /** Nobody anywhere: held, and raised by the rungs. */
    private static Situation held(int rung) {
        var play = new CasePlay(anAcceptedComplaint(), new FakeRoster(List.of())).awakeUntil(hours(48.0 * (rung - 1)));
        return ownedByNobody("HELD", play);
    }

    private static CasePlay owned(int rung) {
        return switch (rung) {
            case 1 -> ComplaintFixtures.aRoutedComplaint();
            case 2 -> ComplaintFixtures.anEscalatedComplaint();
            default -> ComplaintFixtures.aComplaintAtTheTop();
        };
    }

    private static CasePlay asked(CasePlay play, int rung) {
        return play.act(byOwner(rung, ComplaintAction.REQUEST_INFO));
    }

    /** Leaves the roster and comes back to an empty place: Assigned, and the question still open. */
    private static CasePlay askedThenHandedToItsOwnerAnew(CasePlay play) {
        Candidate owner = OWNERS.get(play.kase().level() - 1);
        play.act(request(actor(owner), ComplaintAction.REQUEST_INFO));
        play.roster.deactivate(ComplaintFixtures.SECOND_ADMIN);
        play.roster.deactivate(owner);
        play.rosterChanged(owner.id());
        play.roster.put(owner);
        play.rosterChanged(null);
        play.roster.put(ComplaintFixtures.SECOND_ADMIN);
        return play;
    }

    private static CasePlay resolved(CasePlay play, int rung) {
        return play.act(byOwner(rung, ComplaintAction.RESOLVE));
    }

    private static ActionRequest byOwner(int rung, ComplaintAction action) {
        return request(actor(OWNERS.get(rung - 1)), action);
    }

    private static Situation owned(String name, int rung, UnaryOperator<CasePlay> then) {
        CasePlay play = then.apply(owned(rung));
        UUID owner = OWNERS.get(rung - 1).id();
        return new Situation(name, play.kase(), play.at(), play.roster, owner);
    }

    private static Situation ownedByNobody(String name, CasePlay play) {
        return new Situation(name, play.kase(), play.at(), play.roster, null);
    }
}
