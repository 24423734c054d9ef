package org.sahay.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class RetentionsTest {
    @Test
    void withoutAnythingSetBothOnlyTellWhatTheyWouldDelete() {
        assertThat(found(Map.of()))
                .isEqualTo(
                        "audit trail 731 days, dry run: nothing is deleted until sahay.audit.retention.dry-run=false;"
                                + " logs 180 days, dry run: nothing is deleted until sahay.logs.retention.dry-run=false");
    }

    @Test
    void whatTheShellSetsIsSaid() {
        assertThat(found(Map.of("SAHAY_LOGS_RETENTION_DRYRUN", "false", "SAHAY_LOGS_RETENTION_KEEP", "200d")))
                .endsWith("; logs 200 days, then deleted");
    }

    private static String found(Map<String, Object> shell) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, shell));
        return Retentions.in(environment).finding().found();
    }
}
