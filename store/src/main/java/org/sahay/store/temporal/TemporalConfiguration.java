package org.sahay.store.temporal;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.List;
import org.sahay.store.database.Secret;
import org.sahay.store.trace.RequestContextClientInterceptor;
import org.sahay.store.trace.RequestContextPropagator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client of Temporal. It connects when it is first used, so that a Temporal that is down stops no start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TemporalProperties.class)
public class TemporalConfiguration {
    @Bean
    CaseJson caseJson() {
        return new CaseJson();
    }

    @Bean
    DataConverter dataConverter() {
        return SahayDataConverter.create();
    }

    @Bean(destroyMethod = "shutdown")
    WorkflowServiceStubs workflowServiceStubs(TemporalProperties properties) {
        var options = WorkflowServiceStubsOptions.newBuilder()
                .setTarget(properties.target())
                .setEnableHttps(properties.tls())
                .setRpcTimeout(properties.rpcTimeout());
        Secret apiKey = properties.apiKey();
        if (apiKey != null) {
            options.addApiKey(apiKey::value);
        }
        return WorkflowServiceStubs.newServiceStubs(options.build());
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
