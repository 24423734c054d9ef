package org.sahay.workers.pools;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WorkflowsTest {
    @Test
    void everyWorkflowThereIsRunsOnAQueue() {
        var implementations = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.sahay.workflows").stream()
                        .filter(type -> type.getSimpleName().endsWith("WorkflowImpl"))
                        .map(JavaClass::getName)
                        .toList();
        assertThat(Workflows.COMPLAINTS)
                .extracting(Class::getName)
                .containsExactlyInAnyOrderElementsOf(implementations);
    }
}
