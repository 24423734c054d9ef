package org.sahay.activities.wellness;

import org.sahay.store.sync.EventProjection;
import org.sahay.store.wellness.Readings;
import org.sahay.workflows.wellness.Metrics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of readings that devices send. */
@Configuration(proxyBeanMethods = false)
public class WellnessActivitiesConfiguration {
    @Bean
    EventProjection readingProjection(Readings readings, Metrics metrics) {
        return new ReadingProjection(readings, metrics);
    }
}
