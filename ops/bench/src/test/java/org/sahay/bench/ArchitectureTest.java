package org.sahay.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.sahay.bench", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule benchmarksUseTheProductFromOutside = noClasses()
            .that()
            .resideOutsideOfPackage("org.sahay.bench.plain..") // put into the product, to be measured there
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.sahay.store..", "org.sahay.activities..", "org.sahay.workers..", "org.sahay.templates..")
            .because("what is measured is the process, over HTTP, SQL and Temporal");

    @ArchTest
    static final ArchRule theirPackagesFormNoCycle =
            slices().matching("org.sahay.bench.(*)..").should().beFreeOfCycles();
}
