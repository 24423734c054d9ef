package org.sahay.activities;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.sahay.activities", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule seesNoApplication = classes()
            .that()
            .resideInAPackage("org.sahay.activities..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "com.fasterxml.jackson..",
                    "io.cloudevents..",
                    "io.micrometer.core.instrument..",
                    "org.apache.kafka..",
                    "org.springframework.beans.factory..",
                    "org.springframework.context..",
                    "org.springframework.dao..",
                    "org.springframework.kafka..",
                    "org.springframework.transaction..",
                    "org.sahay.activities..",
                    "org.sahay.store..",
                    "org.sahay.templates..",
                    "org.sahay.workflows..");

    @ArchTest
    static final ArchRule writesNoSqlOfItsOwn =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule featuresDoNotDependOnEachOther =
            slices().matching("org.sahay.activities.(*)..").should().notDependOnEachOther();
}
