package org.sahay.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.sahay.store.identity.ShortLivedStateUnavailableException;
import org.sahay.templates.Labels;
import org.sahay.templates.Locales;
import tools.jackson.databind.json.JsonMapper;

class ProblemAdviceTest {
    private final ProblemWriter writer =
            new ProblemWriter(new Labels(), JsonMapper.builder().build());

    @Test
    void anAccidentIs500AndSaysNothingOfItself() {
        Problem problem = ProblemAdvice.problem(new IllegalStateException("what went wrong inside"));
        assertThat(problem.status()).isEqualTo(500);
        assertThat(writer.inLanguage(problem, Locale.ENGLISH, "/v1/complaints").toString())
                .contains("internal")
                .doesNotContain("inside")
                .doesNotContain("IllegalState");
    }

    @Test
    void whatCannotBeDoneWithoutRedisMayBeAskedForAgain() {
        Problem problem = ProblemAdvice.problem(new ShortLivedStateUnavailableException(null));
        assertThat(problem.code()).isEqualTo(ProblemCode.TEMPORARILY_UNAVAILABLE);
        assertThat(problem.seconds()).isPositive();
    }

    @Test
    void aStatusOfTheContainerHasItsProblem() {
        assertThat(ProblemAdvice.ofStatus(400).code()).isEqualTo(ProblemCode.MALFORMED_REQUEST);
        assertThat(ProblemAdvice.ofStatus(404).code()).isEqualTo(ProblemCode.NOT_FOUND);
        assertThat(ProblemAdvice.ofStatus(431).status()).isEqualTo(431);
        assertThat(ProblemAdvice.ofStatus(500).code()).isEqualTo(ProblemCode.INTERNAL);
        assertThat(ProblemAdvice.ofStatus(502).status()).isEqualTo(500);
    }

    @Test
    void everyProblemHasItsTextInEveryLanguage() {
        for (ProblemCode code : ProblemCode.values()) {
            for (Locale locale : Locales.SUPPORTED) {
                Problem problem = Problem.of(code, "field", "a rule").refusing("START", "CLOSED", java.util.List.of());
                var json = writer.inLanguage(problem, locale, "/");
                assertThat(json.title()).isNotBlank();
                assertThat(json.detail().contains("a rule") && !locale.equals(Locales.ENGLISH))
                        .as("English in " + locale)
                        .isFalse();
            }
        }
    }
}
