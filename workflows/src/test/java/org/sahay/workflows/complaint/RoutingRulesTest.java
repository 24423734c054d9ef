package org.sahay.workflows.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR;
import static org.sahay.workflows.complaint.ComplaintFixtures.CATEGORY;
import static org.sahay.workflows.complaint.ComplaintFixtures.CONDUCT;
import static org.sahay.workflows.complaint.ComplaintFixtures.FIRST_ADMIN;
import static org.sahay.workflows.complaint.ComplaintFixtures.GAYA;
import static org.sahay.workflows.complaint.ComplaintFixtures.HEALTH;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA;
import static org.sahay.workflows.complaint.ComplaintFixtures.ROSTER;
import static org.sahay.workflows.complaint.ComplaintFixtures.SECOND_ADMIN;
import static org.sahay.workflows.complaint.ComplaintFixtures.TAMIL_NADU;
import static org.sahay.workflows.complaint.ComplaintFixtures.idOf;
import static org.sahay.workflows.complaint.ComplaintFixtures.inactive;
import static org.sahay.workflows.complaint.ComplaintFixtures.officeIn;
import static org.sahay.workflows.complaint.ComplaintFixtures.officer;
import static org.sahay.workflows.complaint.ComplaintFixtures.withOpenCases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sahay.workflows.complaint.RoutingExplanation.Ranked;
import org.sahay.workflows.complaint.RoutingExplanation.RungTried;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/** Whom routing chooses, in which order it ranks, and how it explains itself. */
class RoutingRulesTest {
    private static final Area DISTRICT = new Area(BIHAR, PATNA);
    private static final Area STATE = new Area(BIHAR, null);

    @Test
    void theMostSpecificAreaGoesFirstThenTheFewestOpenCasesThenTheLowestCode() {
        var wholeState = withOpenCases(district("A", STATE), 0);
        var busy = withOpenCases(district("B", DISTRICT), 7);
        var second = withOpenCases(district("D", DISTRICT), 2);
        var first = withOpenCases(district("C", DISTRICT), 2);
        var country = withOpenCases(district("0", Area.COUNTRY), 0);

        var answer = choose(question(List.of(1)), shuffled(wholeState, busy, second, first, country));

        assertThat(answer.owner()).isEqualTo(ComplaintFixtures.owner(first));
        assertThat(answer.explanation().chosen()).isEqualTo(first.id());
        assertThat(answer.explanation().rungs().getFirst().ranked())
                .containsExactly(
                        new Ranked(first.id(), "C", 2, 2),
                        new Ranked(second.id(), "D", 2, 2),
                        new Ranked(busy.id(), "B", 2, 7),
                        new Ranked(wholeState.id(), "A", 1, 0),
                        new Ranked(country.id(), "0", 0, 0));
    }

    @Test
    void theOrderOfTheRosterDecidesNothing() {
        var roster = new ArrayList<>(ROSTER);
        var expected = choose(question(List.of(1, 2, 3)), roster);
        Collections.reverse(roster);
        assertThat(choose(question(List.of(1, 2, 3)), roster)).isEqualTo(expected);
    }

    @Test
    void theExplanationCountsWhoIsLeftAfterEachFilter() {
        var eligible = district("A", DISTRICT);
        var excluded = district("B", DISTRICT);
        var elsewhere = district("C", new Area(BIHAR, GAYA));
        var otherDepartment = officer("D", Role.DISTRICT_OFFICER, CONDUCT, List.of("OTHER"), DISTRICT);
        var away = inactive(district("E", DISTRICT));
        var roster = shuffled(eligible, excluded, elsewhere, otherDepartment, away, FIRST_ADMIN);

        var answer = choose(question(List.of(1), null, List.of(excluded.id()), List.of()), roster);

        assertThat(answer.explanation().rungs())
                .containsExactly(new RungTried(1, 5, 4, 3, 2, 1, List.of(new Ranked(eligible.id(), "A", 2, 0))));
    }

    @Test
    void eachRungTriedIsExplainedUpToTheOneThatHasSomebody() {
        var answer = choose(question(List.of(1, 2, 3)), List.of(FIRST_ADMIN, SECOND_ADMIN));
        assertThat(answer.owner()).isEqualTo(ComplaintFixtures.owner(FIRST_ADMIN));
        assertThat(answer.explanation().rungs()).extracting(RungTried::rung).containsExactly(1, 2, 3);
        assertThat(answer.explanation().rungs()).extracting(RungTried::eligible).containsExactly(0, 0, 2);

        var low = choose(question(List.of(1, 2, 3)), ROSTER);
        assertThat(low.explanation().rungs()).hasSize(1);
    }

    @Test
    void nobodyIsAnAnswerWithItsReason() {
        var answer = choose(question(List.of(2, 3)), List.of());
        assertThat(answer.owner()).isNull();
        assertThat(answer.explanation().chosen()).isNull();
        assertThat(answer.explanation().rungs())
                .containsExactly(
                        new RungTried(2, 0, 0, 0, 0, 0, List.of()), new RungTried(3, 0, 0, 0, 0, 0, List.of()));
    }

    @Test
    void avoidedOfficersAreChosenOnlyWhenThereIsNobodyElse() {
        var question = question(List.of(3), null, List.of(), List.of(FIRST_ADMIN.id()));
        assertThat(choose(question, List.of(FIRST_ADMIN, SECOND_ADMIN)).owner())
                .isEqualTo(ComplaintFixtures.owner(SECOND_ADMIN));
        assertThat(choose(question, List.of(FIRST_ADMIN)).owner()).isEqualTo(ComplaintFixtures.owner(FIRST_ADMIN));
    }

    @Test
    void afterATransferMembersOfTheNamedDepartmentAreAskedFor() {
        var serves = district("A", DISTRICT);
        var member = officer("B", Role.DISTRICT_OFFICER, CONDUCT, List.of(), DISTRICT);
        var question = question(List.of(1), CONDUCT, List.of(), List.of());
        assertThat(choose(question, List.of(serves, member)).owner()).isEqualTo(ComplaintFixtures.owner(member));
        assertThat(RoutingRules.passes(question, serves)).isFalse();
        assertThat(RoutingRules.passes(question, member)).isTrue();
    }

    @Test
    void aDistrictOfAnotherStateWithTheSameCodeIsAnotherPlace() {
        var roster = List.of(district("A", new Area(TAMIL_NADU, PATNA)));
        assertThat(choose(question(List.of(1)), roster).owner()).isNull();
    }

    @Test
    void atMostTenAreListedThoughAllAreCounted() {
        var roster = IntStream.range(10, 35)
                .mapToObj(n -> district("A" + n, DISTRICT))
                .toList();
        var tried = choose(question(List.of(1)), roster).explanation().rungs().getFirst();
        assertThat(tried.eligible()).isEqualTo(25);
        assertThat(tried.ranked()).hasSize(10);
        assertThat(tried.ranked().getLast().code()).isEqualTo("A19");
    }

    private static Candidate district(String code, Area area) {
        return officer(code, Role.DISTRICT_OFFICER, area);
    }

    private static List<Candidate> shuffled(Candidate... officers) {
        var list = new ArrayList<>(Stream.of(officers).toList());
        Collections.rotate(list, 2);
        return list;
    }

    private static RoutingQuestion question(List<Integer> rungs) {
        return question(rungs, null, List.of(), List.of());
    }

    private static RoutingQuestion question(
            List<Integer> rungs, @Nullable String department, List<UUID> excluded, List<UUID> avoided) {
        var id = new ComplaintId(idOf("a complaint"));
        var office = officeIn(BIHAR, PATNA);
        assertThat(office.department()).isEqualTo(HEALTH);
        return new RoutingQuestion(id, CATEGORY, office, department, rungs, excluded, avoided);
    }

    private static RoutingAnswer choose(RoutingQuestion question, List<Candidate> roster) {
        return RoutingRules.choose(question, roster, 1);
    }
}
