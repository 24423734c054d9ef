package org.sahay.workflows.complaint;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.complaint.RoutingExplanation.Ranked;
import org.sahay.workflows.complaint.RoutingExplanation.RungTried;

/**
 * Chooses the owner of a case: filter by rung, activity, department and area, rank by most specific area, fewest open
 * cases, lowest code. Pure; the same roster and question give the same answer.
 */
public final class RoutingRules {
    private static final int RANKED_KEPT = 10;
    private static final Comparator<Candidate> BEST_FIRST = comparingInt(
                    (Candidate officer) -> -officer.area().specificity())
            .thenComparingInt(Candidate::openCases)
            .thenComparing(comparing(Candidate::code));

    private RoutingRules() {}

    public static RoutingAnswer choose(RoutingQuestion question, List<Candidate> roster, long rosterVersion) {
        var tried = new ArrayList<RungTried>();
        for (int rung : question.rungs()) {
            List<Candidate> eligible = new ArrayList<>();
            tried.add(tryRung(question, rung, roster, eligible));
            if (!eligible.isEmpty()) {
                Candidate best = eligible.getFirst();
                return new RoutingAnswer(
                        new Owner(best.id(), best.role()), new RoutingExplanation(tried, best.id()), rosterVersion);
            }
        }
        return new RoutingAnswer(null, new RoutingExplanation(tried, null), rosterVersion);
    }

    /** Whether an officer passes every filter of the question on their own rung. */
    public static boolean passes(RoutingQuestion question, @Nullable Candidate officer) {
        return officer != null
                && officer.active()
                && serves(question, officer)
                && isInArea(question, officer)
                && !question.excluded().contains(officer.id());
    }

    private static RungTried tryRung(
            RoutingQuestion question, int rung, List<Candidate> roster, List<Candidate> eligible) {
        var onRung = roster.stream().filter(o -> o.role().rung() == rung).toList();
        var active = onRung.stream().filter(Candidate::active).toList();
        var serving = active.stream().filter(o -> serves(question, o)).toList();
        var inArea = serving.stream().filter(o -> isInArea(question, o)).toList();
        var notExcluded = inArea.stream()
                .filter(o -> !question.excluded().contains(o.id()))
                .toList();
        var preferred = notExcluded.stream()
                .filter(o -> !question.avoided().contains(o.id()))
                .toList();
        (preferred.isEmpty() ? notExcluded : preferred)
                .stream().sorted(BEST_FIRST).forEach(eligible::add);
        var ranked = eligible.stream()
                .limit(RANKED_KEPT)
                .map(o -> new Ranked(o.id(), o.code(), o.area().specificity(), o.openCases()))
                .toList();
        return new RungTried(
                rung, onRung.size(), active.size(), serving.size(), inArea.size(), eligible.size(), ranked);
    }

    private static boolean serves(RoutingQuestion question, Candidate officer) {
        String named = question.namedDepartment();
        return named != null
                ? officer.department().equals(named)
                : officer.serves().contains(question.category());
    }

    private static boolean isInArea(RoutingQuestion question, Candidate officer) {
        return officer.area()
                .contains(question.office().lgdState(), question.office().lgdDistrict());
    }
}
