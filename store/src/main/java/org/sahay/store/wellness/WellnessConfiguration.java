package org.sahay.store.wellness;

import org.sahay.workflows.wellness.Metrics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The metrics, for whoever takes readings in or shows them. */
@Configuration(proxyBeanMethods = false)
public class WellnessConfiguration {
    @Bean
    Metrics metrics() {
        return MetricsFile.read();
    }
}
