package org.sahay.api.wellness;

import java.time.Clock;
import org.sahay.api.security.PersonalReach;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.wellness.Flags;
import org.sahay.store.wellness.Series;
import org.sahay.templates.Labels;
import org.sahay.workflows.wellness.Metrics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans of what was measured of people. */
@Configuration(value = "apiWellnessConfiguration", proxyBeanMethods = false)
class WellnessConfiguration {
    @Bean
    SeriesRules seriesRules(Metrics metrics, Clock clock) {
        return new SeriesRules(metrics, clock);
    }

    @Bean
    WellnessTexts wellnessTexts(Metrics metrics, Labels labels) {
        return new WellnessTexts(metrics, labels);
    }

    @Bean
    ReadSeries readSeries(PersonalReach reach, Series series, AuditTrail audit, TransactionTemplate transactions) {
        return new ReadSeries(reach, series, new WellnessTrail(audit), transactions);
    }

    @Bean
    MyFlags myFlags(Flags flags, PersonalReach reach, AuditTrail audit, TransactionTemplate transactions) {
        return new MyFlags(flags, reach, new WellnessTrail(audit), transactions);
    }
}
