package org.sahay.workflows.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.workflows.complaint.ComplaintFixtures.ASHA;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR;
import static org.sahay.workflows.complaint.ComplaintFixtures.CITIZEN;
import static org.sahay.workflows.complaint.ComplaintFixtures.CONDUCT;
import static org.sahay.workflows.complaint.ComplaintFixtures.GAYA;
import static org.sahay.workflows.complaint.ComplaintFixtures.HEALTH;
import static org.sahay.workflows.complaint.ComplaintFixtures.NALANDA;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA;
import static org.sahay.workflows.complaint.ComplaintFixtures.POLICY;
import static org.sahay.workflows.complaint.ComplaintFixtures.ROSTER;
import static org.sahay.workflows.complaint.ComplaintFixtures.actor;
import static org.sahay.workflows.complaint.ComplaintFixtures.anAcceptedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.officeIn;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sahay.workflows.identity.Actor;

/** Thousands of cases lived through at random, from fixed seeds: after every step the case must be whole. */
class RandomWalkTest {
    private static final int CASES = 800;
    private static final int STEPS = 60;

    @Test
    void whateverHappensTheCaseStaysWholeAndItsLimitsHold() {
        var reached = EnumSet.noneOf(ComplaintEvent.class);
        for (int seed = 0; seed < CASES; seed++) {
            var walk = new Walk(new Random(seed));
            for (int step = 0; step < STEPS; step++) {
                walk.step();
            }
            ComplaintCase kase = walk.play.kase();
            String as = "seed " + seed;
            assertThat(kase.counters().pauses()).as(as).isLessThanOrEqualTo(POLICY.maxPauses());
            assertThat(kase.counters().reopens()).as(as).isLessThanOrEqualTo(POLICY.maxReopens());
            assertThat(walk.play.count(ComplaintEvent.BREACH)).as(as).isLessThanOrEqualTo(runs(kase));
            assertThat(walk.play.count(ComplaintEvent.WARNING)).as(as).isLessThanOrEqualTo(runs(kase));
            assertThat(walk.play.count(NoticeKind.CITIZEN_INTERIM_REPLY))
                    .as(as)
                    .isEqualTo(walk.play.count(ComplaintEvent.BREACH));
            assertThat(walk.play.timeline).extracting(Transition::at).as(as).isSorted();
            reached.addAll(walk.play.events());
        }
        assertThat(reached)
                .as("everything happens somewhere")
                .isEqualTo(EnumSet.complementOf(EnumSet.of(ComplaintEvent.ACCEPTED)));
    }

    private static long runs(ComplaintCase kase) {
        return 1L + kase.counters().reopens();
    }

    private static final class Walk {
        private final Random random;
        final CasePlay play;

        Walk(Random random) {
            this.random = random;
            int district = List.of(PATNA, GAYA, NALANDA).get(random.nextInt(3));
            play = new CasePlay(anAcceptedComplaint(ComplaintFixtures.T0, POLICY, officeIn(BIHAR, district)));
            play.at(play.at());
        }

        void step() {
            switch (random.nextInt(10)) {
                case 0, 1 -> play.at(play.at().plus(Duration.ofMinutes(random.nextInt(60 * 30))));
                case 2 -> play.awakeUntil(play.at().plus(Duration.ofHours(random.nextInt(30))));
                case 3 -> changeRoster();
                default -> act();
            }
        }

        private void changeRoster() {
            Candidate officer = any(ROSTER);
            boolean leaves = random.nextBoolean();
            if (leaves) {
                play.roster.deactivate(officer);
            } else {
                play.roster.put(officer);
            }
            play.rosterChanged(leaves ? officer.id() : null);
        }

        private void act() {
            Actor actor = random.nextInt(3) == 0 ? any(List.of(CITIZEN, ASHA)) : actor(any(ROSTER));
            Owner owner = play.kase().owner();
            if (owner != null && random.nextBoolean()) {
                actor = ROSTER.stream()
                        .filter(o -> o.id().equals(owner.officerId()))
                        .map(ComplaintFixtures::actor)
                        .findFirst()
                        .orElse(actor);
            }
            var request = request(actor, any(List.of(ComplaintAction.values())));
            boolean allowed = play.kase().allowedActions(actor, play.at()).contains(request.action());
            if (play.kase().act(request, play.at()) instanceof Decision.Refused refused) {
                play.refused(request);
                assertThat(refused.refusal().code().status() == 422).isEqualTo(allowed);
            } else {
                play.act(request);
                assertThat(allowed).isTrue();
            }
        }

        private ActionRequest request(Actor actor, ComplaintAction action) {
            return switch (action) {
                case ASSIGN -> Requests.assign(actor, any(ROSTER));
                case REJECT -> Requests.reject(actor, any(List.of(RejectReason.values())));
                case TRANSFER ->
                    Requests.transfer(
                            actor,
                            new ActionRequest.OfficeChange(
                                    any(List.of(HEALTH, CONDUCT)), BIHAR, any(List.of(PATNA, GAYA, NALANDA))));
                case RATE -> Requests.rate(actor, random.nextInt(7));
                case WITHDRAW ->
                    random.nextInt(20) == 0
                            ? Requests.bare(actor, action)
                            : Requests.request(actor, ComplaintAction.COMMENT);
                default -> Requests.request(actor, action);
            };
        }

        private <T> T any(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }
    }
}
