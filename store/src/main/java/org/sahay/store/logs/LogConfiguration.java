package org.sahay.store.logs;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.sahay.store.database.Chore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Looks after the logs that lie in files on this machine; of the local platform those of its servers, too. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogProperties.class)
public class LogConfiguration {
    @Bean
    Chore logRetention(Clock clock, LogProperties properties, Environment environment) {
        var retention = new LogRetention(
                folders(properties, environment),
                clock,
                properties.retention().keep(),
                properties.retention().dryRun());
        return new Chore("log-retention", Duration.ofDays(1), retention::retire);
    }

    private static List<Path> folders(LogProperties properties, Environment environment) {
        if (!properties.folders().isEmpty() || !environment.acceptsProfiles(Profiles.of("local"))) {
            return properties.folders();
        }
        Path state = Path.of(environment.getProperty("sahay.state-dir", ".sahay"));
        return List.of(state.resolve("run"), state.resolve("tls"));
    }
}
