package org.sahay.workflows;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.temporal.workflow.WorkflowInterface;
import java.lang.reflect.Field;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sahay.workflows.complaint.ActionOutcome;
import org.sahay.workflows.complaint.ActionRequest;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.ComplaintInput;
import org.sahay.workflows.complaint.ComplaintOutcome;
import org.sahay.workflows.complaint.ComplaintWorkflow;
import org.sahay.workflows.complaint.RosterChange;

/** The inside of the product: what it may know, and what would make a replay differ from what was recorded. */
@AnalyzeClasses(packages = "org.sahay.workflows", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** Answers that change from run to run or from machine to machine, by owner and method; {@code *} is any. */
    private static final Map<String, Set<String>> UNREPEATABLE = Map.ofEntries(
            Map.entry("java.time.Instant", Set.of("now")),
            Map.entry("java.time.LocalDate", Set.of("now")),
            Map.entry("java.time.LocalDateTime", Set.of("now")),
            Map.entry("java.time.LocalTime", Set.of("now")),
            Map.entry("java.time.OffsetDateTime", Set.of("now")),
            Map.entry("java.time.ZonedDateTime", Set.of("now")),
            Map.entry("java.time.Year", Set.of("now")),
            Map.entry("java.time.YearMonth", Set.of("now")),
            Map.entry("java.time.ZoneId", Set.of("systemDefault")),
            Map.entry("java.util.TimeZone", Set.of("getDefault")),
            Map.entry("java.util.Locale", Set.of("getDefault")),
            Map.entry("java.util.UUID", Set.of("randomUUID")),
            Map.entry("java.lang.Math", Set.of("random")),
            Map.entry(
                    "java.lang.System",
                    Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "identityHashCode")),
            Map.entry("java.lang.Object", Set.of("hashCode")),
            Map.entry("java.util.Set", Set.of("of", "copyOf")),
            Map.entry("java.util.Map", Set.of("of", "copyOf", "ofEntries")),
            Map.entry("java.util.stream.Collectors", Set.of("toSet", "toMap", "groupingBy", "partitioningBy")),
            Map.entry("java.util.Collection", Set.of("parallelStream")),
            Map.entry("java.util.List", Set.of("parallelStream")));

    @ArchTest
    static final ArchRule seesOnlyTheJdkTemporalJSpecifyAndJacksonAnnotations = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "io.temporal..",
                    "org.jspecify..",
                    "com.fasterxml.jackson.annotation..",
                    "org.sahay.workflows.."));

    @ArchTest
    static final ArchRule asksNoClockNoChanceNoEnvironmentAndNoOrderThatIsSalted =
            noClasses().should().callCodeUnitWhere(describe("is unrepeatable", call -> unrepeatable(call.getTarget())));

    @ArchTest
    static final ArchRule startsNoThreadsAndDoesNoInputOrOutput = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "java.io",
                    "java.net..",
                    "java.nio..",
                    "java.sql..",
                    "java.util.concurrent..",
                    "java.lang.reflect",
                    "java.security..",
                    "java.util.random.."))
            .orShould()
            .dependOnClassesThat(isOneOf(
                    "java.lang.Thread",
                    "java.lang.ThreadLocal",
                    "java.lang.Runtime",
                    "java.lang.Process",
                    "java.lang.ProcessBuilder",
                    "java.util.Random",
                    "java.util.Timer",
                    "java.util.Date",
                    Clock.class.getName()));

    @ArchTest
    static final ArchRule holdsNothingWhoseOrderMayBeSalted =
            noFields().should().haveRawType(isOneOf("java.util.Map", "java.util.Set"));

    @ArchTest
    static final ArchRule knowsNothingWhoseOrderIsSalted = noClasses()
            .should()
            .dependOnClassesThat(isOneOf(
                    "java.util.HashMap", "java.util.HashSet", "java.util.IdentityHashMap", "java.util.WeakHashMap"));

    @ArchTest
    static final ArchRule staticStateIsConstant =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule workflowImplementationsArePublicWithAPublicConstructor = classes()
            .that(describe("implement a workflow", ArchitectureTest::isWorkflowImplementation))
            .should()
            .bePublic()
            .andShould(havePublicConstructors());

    @ArchTest
    static final ArchRule mentionsNothingOfItsTests = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.junit..", "org.assertj..", "io.temporal.testing.."))
            .orShould()
            .haveSimpleNameStartingWith("Fake")
            .orShould()
            .haveSimpleNameEndingWith("Test");

    /** Breaks every rule, so that each is seen to fail. */
    static class Offender implements ComplaintWorkflow {
        static Set<String> remembered = new HashSet<>(Set.of("a", "b"));
        private final String home = System.getenv("HOME");

        Offender() {
            Thread.startVirtualThread(() -> remembered.add(Instant.now() + home));
        }

        @Override
        public ComplaintOutcome run(ComplaintInput input) {
            return ComplaintOutcome.UNRATED;
        }

        @Override
        public ActionOutcome act(ActionRequest request) {
            assertThat(request).isNotNull();
            return new ActionOutcome(0, null);
        }

        @Override
        public void validateAct(ActionRequest request) {}

        @Override
        public void rosterChanged(RosterChange change) {}

        @Override
        public void rereadRow() {}

        @Override
        public ComplaintCase current() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void everyRuleFailsWhenItIsBroken() throws IllegalAccessException {
        var offender = new ClassFileImporter().importClasses(Offender.class);
        for (Field field : ArchitectureTest.class.getDeclaredFields()) {
            if (field.isAnnotationPresent(ArchTest.class)) {
                var rule = (ArchRule) field.get(null);
                assertThat(rule.evaluate(offender).hasViolation())
                        .as(field.getName())
                        .isTrue();
            }
        }
    }

    private static boolean unrepeatable(CodeUnitCallTarget target) {
        return UNREPEATABLE.getOrDefault(target.getOwner().getName(), Set.of()).contains(target.getName());
    }

    private static DescribedPredicate<JavaClass> isOneOf(String... names) {
        var known = Set.of(names);
        return describe("is one of " + String.join(", ", names), type -> known.contains(type.getName()));
    }

    private static boolean isWorkflowImplementation(JavaClass type) {
        return !type.isInterface()
                && type.getAllRawInterfaces().stream().anyMatch(i -> i.isAnnotatedWith(WorkflowInterface.class));
    }

    private static ArchCondition<JavaClass> havePublicConstructors() {
        return new ArchCondition<>("have only public constructors") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getConstructors()
                        .forEach(constructor -> events.add(new SimpleConditionEvent(
                                constructor,
                                constructor.getModifiers().contains(JavaModifier.PUBLIC),
                                constructor.getDescription())));
            }
        };
    }
}
