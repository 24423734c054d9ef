package org.sahay.local.doctor;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;

/** What the workers delete when its time is over, as a platform has it that is started from this shell. */
record Retentions(Binder settings) {
    private static final Duration OF_AUDIT = Duration.ofDays(731);
    private static final Duration OF_LOGS = Duration.ofDays(180);

    static Retentions ofThisShell() {
        return in(new StandardEnvironment());
    }

    static Retentions in(ConfigurableEnvironment environment) {
        ConfigurationPropertySources.attach(environment);
        return new Retentions(Binder.get(environment));
    }

    Finding finding() {
        return Finding.good("retention", one("audit trail", "audit", OF_AUDIT) + "; " + one("logs", "logs", OF_LOGS));
    }

    private String one(String title, String feature, Duration usual) {
        String property = "sahay." + feature + ".retention.";
        long days =
                settings.bind(property + "keep", Duration.class).orElse(usual).toDays();
        boolean dry = settings.bind(property + "dry-run", Boolean.class).orElse(true);
        return dry
                ? "%s %d days, dry run: nothing is deleted until %sdry-run=false".formatted(title, days, property)
                : "%s %d days, then deleted".formatted(title, days);
    }
}
