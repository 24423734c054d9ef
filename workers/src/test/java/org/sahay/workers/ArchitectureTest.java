package org.sahay.workers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.sahay.workers", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule onlyPutsTogether = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.grpc..",
                    "io.micrometer.core.instrument..",
                    "io.temporal..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "org.springframework.boot..",
                    "org.springframework.context..",
                    "org.springframework.kafka..",
                    "org.springframework.util.backoff..",
                    "org.sahay.activities..",
                    "org.sahay.store..",
                    "org.sahay.workers..",
                    "org.sahay.workflows..");
}
