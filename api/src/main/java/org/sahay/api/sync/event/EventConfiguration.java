package org.sahay.api.sync.event;

import java.time.Clock;
import org.sahay.workflows.wellness.Metrics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bean that reads batches; compiles their schemas. */
@Configuration(proxyBeanMethods = false)
class EventConfiguration {
    @Bean
    BatchReader batchReader(Clock clock, Metrics metrics) {
        return new BatchReader(clock, metrics);
    }
}
