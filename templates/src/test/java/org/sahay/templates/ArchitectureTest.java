package org.sahay.templates;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.sahay.templates", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule seesOnlyTheJdkIcuAndJSpecify = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "com.ibm.icu..", "org.jspecify..", "org.sahay.templates..");
}
