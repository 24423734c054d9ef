package org.sahay.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.sahay.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule seesOnlyWorkflowsStoreAndTemplates = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.sahay.activities..", "org.sahay.workers..", "org.sahay.local..", "org.sahay.bench..");

    @ArchTest
    static final ArchRule sendsNothingAndMakesNoDocuments = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.twilio..", "com.google.firebase..", "org.openpdf..", "com.lowagie..");

    @ArchTest
    static final ArchRule keepsNothingItself = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..", "org.springframework.jdbc..", "jakarta.persistence..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule temporalStandsBehindThePortOfComplaints = noClasses()
            .that()
            .resideOutsideOfPackage("org.sahay.api.complaint..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.temporal..");

    @ArchTest
    static final ArchRule featuresMakeNoCircle =
            slices().matching("org.sahay.api.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theEdgeKnowsNoFeature = noClasses()
            .that()
            .resideInAPackage("org.sahay.api.edge..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.sahay.api.complaint..", "org.sahay.api.notification..", "org.sahay.api.security..");
}
