package org.sahay.store.objects;

import java.nio.file.Path;
import java.util.Optional;
import org.sahay.store.tls.ConnectionRule;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The object storage of this process, where one is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ObjectProperties.class)
public class ObjectConfiguration {
    /** What there may be. */
    public record Configured(Optional<ObjectStorage> storage) {}

    @Bean
    Configured objectStorage(ObjectProperties properties, Environment environment) {
        S3Place s3 = properties.s3();
        if (s3 != null) {
            ConnectionRule.check(
                    environment,
                    "object storage",
                    s3.isEncrypted(),
                    "Set sahay.objects.s3.endpoint to an https address.");
            return new Configured(Optional.of(new S3Storage(s3)));
        }
        Path named = properties.folder();
        if (named != null) {
            return new Configured(Optional.of(new FolderStorage(named)));
        }
        return new Configured(
                environment.acceptsProfiles(Profiles.of("local"))
                        ? Optional.of(new FolderStorage(Path.of(environment.getProperty("sahay.state-dir", ".sahay"))
                                .resolve("objects")))
                        : Optional.empty());
    }
}
