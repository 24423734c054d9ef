package org.sahay.store.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.sahay.store.database.Chore;
import org.sahay.store.objects.ObjectConfiguration;
import org.sahay.store.vault.SigningKeys;
import org.sahay.store.vault.VerifyingKeys;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Seals the trail, and deletes what is old enough; the key is with the workers alone. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
@Import(ObjectConfiguration.class)
public class SealingConfiguration {
    @Bean
    Chore auditSeal(JdbcClient jdbc, Clock clock, AuditProperties properties, Environment environment) {
        var sealer =
                new AuditSealer(new AuditEntries(jdbc), new AuditBlocks(jdbc), keys(properties, environment), clock);
        return new Chore("audit-seal", properties.sealEvery(), sealer::seal);
    }

    @Bean
    Chore auditRetention(JdbcClient jdbc, Clock clock, AuditProperties properties, Environment environment) {
        var retention = new AuditRetention(
                new AuditBlocks(jdbc),
                keys(properties, environment),
                clock,
                properties.retention().keep(),
                properties.retention().dryRun());
        return new Chore("audit-retention", Duration.ofDays(1), retention::retire);
    }

    @Bean
    Chore auditCheckpoint(JdbcClient jdbc, AuditProperties properties, Environment environment) {
        Path named = properties.checkpointFolder();
        Path folder = named != null
                ? named
                : inState("sahay.audit.checkpoint-folder", environment).checkpoints();
        var newest = new NewestBlock(new AuditBlocks(jdbc), new FileCheckpoints(folder));
        return new Chore("audit-checkpoint", properties.sealEvery(), newest::note);
    }

    /** The same in object storage, where there is one: less often, since each is an object. */
    @Bean
    Chore auditObjectCheckpoint(
            JdbcClient jdbc,
            Clock clock,
            AuditProperties properties,
            Environment environment,
            ObjectConfiguration.Configured objects) {
        return objects.storage()
                .map(storage -> new ObjectCheckpoints(
                        storage,
                        verifyingKeys(properties, environment),
                        clock,
                        properties.retention().keep()))
                .map(checkpoints -> new NewestBlock(new AuditBlocks(jdbc), checkpoints))
                .map(newest -> new Chore("audit-object-checkpoint", ObjectCheckpoints.EVERY, newest::note))
                .orElseGet(() -> new Chore("audit-object-checkpoint", Duration.ofDays(1), () -> 0));
    }

    private static SigningKeys keys(AuditProperties properties, Environment environment) {
        Path keyset = keyset(properties, environment);
        return properties.keysetFile() != null
                ? SigningKeys.read(keyset, publicKeys(properties, keyset))
                : SigningKeys.readOrCreate(keyset, publicKeys(properties, keyset));
    }

    /** Those of now and of before; the file is there once the others were read. */
    private static VerifyingKeys verifyingKeys(AuditProperties properties, Environment environment) {
        keys(properties, environment);
        return VerifyingKeys.read(publicKeys(properties, keyset(properties, environment)));
    }

    private static Path keyset(AuditProperties properties, Environment environment) {
        Path named = properties.keysetFile();
        return named != null
                ? named
                : inState("sahay.audit.keyset-file", environment).keyset();
    }

    private static Path publicKeys(AuditProperties properties, Path keyset) {
        Path named = properties.publicKeysetFile();
        return named == null ? VerifyingKeys.beside(keyset) : named;
    }

    private static AuditFolder inState(String setting, Environment environment) {
        if (!environment.acceptsProfiles(Profiles.of("local"))) {
            throw new IllegalStateException(
                    "Set " + setting + ": outside the profile local nothing is kept where it happens to be");
        }
        return new AuditFolder(Path.of(environment.getProperty("sahay.state-dir", ".sahay")));
    }
}
