package org.sahay.store.temporal;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.database.Chore;
import org.sahay.store.database.Secret;
import org.sahay.store.tls.ConnectionRule;
import org.sahay.store.trace.RequestContextClientInterceptor;
import org.sahay.store.trace.RequestContextPropagator;
import org.sahay.store.vault.SealingKeys;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The client of Temporal. It connects when it is first used, so that a Temporal that is down stops no start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TemporalProperties.class)
public class TemporalConfiguration {
    @Bean
    CaseJson caseJson() {
        return new CaseJson();
    }

    @Bean
    SealingCodec sealingCodec(TemporalProperties properties, Environment environment) {
        Path named = properties.keysetFile();
        if (named != null) {
            return new SealingCodec(SealingKeys.read(named));
        }
        if (!environment.acceptsProfiles(Profiles.of("local"))) {
            throw new IllegalStateException(
                    "Set sahay.temporal.keyset-file: outside the profile local no key is made by itself");
        }
        Path state = Path.of(environment.getProperty("sahay.state-dir", ".sahay"));
        return new SealingCodec(SealingKeys.readOrCreate(keyset(state)));
    }

    /** The key set of a local platform. */
    public static Path keyset(Path state) {
        return state.resolve("temporal-keyset.json");
    }

    @Bean
    DataConverter dataConverter(SealingCodec codec) {
        return SahayDataConverter.sealing(codec);
    }

    @Bean
    SealedPayloads sealedPayloads(SealingCodec codec) {
        return new SealedPayloads(codec);
    }

    @Bean
    PayloadReadings payloadReadings(JdbcClient jdbc, AuditTrail trail, Clock clock) {
        return new PayloadReadings(jdbc, trail, clock);
    }

    @Bean
    Chore payloadReadingPurge(PayloadReadings readings) {
        return new Chore("payload-reading-purge", Duration.ofDays(1), readings::purge);
    }

    @Bean(destroyMethod = "shutdown")
    WorkflowServiceStubs workflowServiceStubs(TemporalProperties properties, Environment environment) {
        ConnectionRule.check(
                environment,
                "Temporal",
                properties.tls(),
                "Set sahay.temporal.tls=true and, unless the JVM trusts the authority, sahay.temporal.root-certificate.");
        return connect(properties);
    }

    static WorkflowServiceStubs connect(TemporalProperties properties) {
        var options = WorkflowServiceStubsOptions.newBuilder()
                .setTarget(properties.target())
                .setEnableHttps(properties.tls())
                .setRpcTimeout(properties.rpcTimeout());
        Secret apiKey = properties.apiKey();
        if (apiKey != null) {
            options.addApiKey(apiKey::value);
        }
        if (properties.tls() && properties.rootCertificate() != null) {
            options.setSslContext(trusting(properties.rootCertificate()));
        }
        return WorkflowServiceStubs.newServiceStubs(options.build());
    }

    private static SslContext trusting(Path rootCertificate) {
        try {
            return GrpcSslContexts.forClient()
                    .trustManager(rootCertificate.toFile())
                    .build();
        } catch (SSLException | IllegalArgumentException unreadable) {
            throw new IllegalStateException(
                    "sahay.temporal.root-certificate holds no certificate in PEM that can be read", unreadable);
        }
    }

    @Bean
    WorkflowClient workflowClient(
            WorkflowServiceStubs stubs, TemporalProperties properties, DataConverter dataConverter) {
        return WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(properties.namespace())
                        .setDataConverter(dataConverter)
                        .setContextPropagators(List.of(new RequestContextPropagator()))
                        .setInterceptors(new RequestContextClientInterceptor())
                        .build());
    }
}
