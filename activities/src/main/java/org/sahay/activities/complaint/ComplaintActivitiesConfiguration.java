package org.sahay.activities.complaint;

import org.sahay.store.complaint.ComplaintStore;
import org.sahay.store.roster.Roster;
import org.sahay.workflows.complaint.ComplaintActivities;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The activities of complaints. */
@Configuration(proxyBeanMethods = false)
public class ComplaintActivitiesConfiguration {
    @Bean
    ComplaintActivities complaintActivities(Roster roster, ComplaintStore complaints) {
        return new ComplaintActivitiesImpl(roster, complaints);
    }
}
