package org.sahay.store;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.sahay.store", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule OF_OUR_MODULES_IT_SEES_WORKFLOWS_ONLY = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("org.sahay..")
                    .and(com.tngtech.archunit.base.DescribedPredicate.not(
                            resideInAnyPackage("org.sahay.store..", "org.sahay.workflows.."))));

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.OffsetDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule ONLY_THE_VAULT_KNOWS_KEYS = noClasses()
            .that()
            .resideOutsideOfPackage("..vault..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.crypto.tink..");

    @ArchTest
    static final ArchRule NOTHING_IS_NAMED_BY_ITS_MD5 =
            noClasses().should().callMethod(java.util.UUID.class, "nameUUIDFromBytes", byte[].class);

    @ArchTest
    static final ArchRule CONFIGURATIONS_ARE_NAMED_SO = classes()
            .that()
            .areAnnotatedWith(org.springframework.context.annotation.Configuration.class)
            .should()
            .haveSimpleNameEndingWith("Configuration")
            .orShould()
            .haveSimpleNameEndingWith("Application");
}
