package org.sahay.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class OptionalStoresTest {
    @Test
    void whatIsNotConfiguredIsNotSpokenOf() {
        assertThat(findings(Map.of())).isEmpty();
    }

    @Test
    void oneThatDoesNotAnswerIsToldAndBlocksNothing() {
        assertThat(findings(Map.of(
                        "SAHAY_MONGODB_URI",
                        "mongodb://127.0.0.1:1",
                        "SAHAY_MONGODB_TIMEOUT",
                        "300ms",
                        "SAHAY_CLICKHOUSE_URL",
                        "http://127.0.0.1:1")))
                .hasSize(2)
                .allSatisfy(finding -> {
                    assertThat(finding.found()).startsWith("does not answer: ");
                    assertThat(finding.remedy())
                            .hasValueSatisfying(remedy ->
                                    assertThat(remedy).startsWith("complaints go on without it; look at sahay."));
                    assertThat(finding.blocking()).isFalse();
                });
    }

    @Test
    void anAddressThatIsNoneKeepsThePlatformFromStarting() {
        assertThat(findings(Map.of("SAHAY_MONGODB_URI", "somewhere")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.found())
                            .contains("sahay.mongodb.uri is no connection string")
                            .doesNotContain("null");
                    assertThat(finding.blocking()).isTrue();
                });
    }

    private static List<Finding> findings(Map<String, Object> shell) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, shell));
        return new OptionalStores(environment).findings();
    }
}
