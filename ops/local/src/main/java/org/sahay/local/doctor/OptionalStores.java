package org.sahay.local.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sahay.store.clickhouse.ClickHouseConfiguration;
import org.sahay.store.mongodb.MongoConfiguration;
import org.springframework.beans.BeansException;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;

/** Asks MongoDB and ClickHouse whether they answer, where the shell that a platform is started from configures them. */
record OptionalStores(ConfigurableEnvironment environment) {
    private static final String WITHOUT = "complaints go on without it; look at %s.*";

    static OptionalStores ofThisShell() {
        return new OptionalStores(new StandardEnvironment());
    }

    OptionalStores {
        environment.addActiveProfile("local");
        ConfigurationPropertySources.attach(environment);
    }

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        if (environment.containsProperty("sahay.mongodb.uri")) {
            findings.add(finding("MongoDB", MongoConfiguration.class, "sahay.mongodb"));
        }
        if (environment.containsProperty("sahay.clickhouse.url")) {
            findings.add(finding("ClickHouse", ClickHouseConfiguration.class, "sahay.clickhouse"));
        }
        return findings;
    }

    /** As the applications connect, which wire the same. */
    private Finding finding(String subject, Class<?> configuration, String settings) {
        String remedy = WITHOUT.formatted(settings);
        try (var context = new AnnotationConfigApplicationContext()) {
            context.setEnvironment(environment);
            context.register(SslAutoConfiguration.class, configuration);
            context.refresh();
            var health = Objects.requireNonNull(
                    context.getBean(HealthIndicator.class).health(true));
            return Status.UP.equals(health.getStatus())
                    ? Finding.good(subject, "answers")
                    : Finding.warning(
                            subject, "does not answer: " + health.getDetails().get("error"), remedy);
        } catch (BeansException wrong) {
            return Finding.bad(
                    subject,
                    "is configured so that nothing starts: "
                            + wrong.getMostSpecificCause().getMessage(),
                    "look at %s.*".formatted(settings));
        }
    }
}
