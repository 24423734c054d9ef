package org.sahay.activities;

import org.sahay.activities.complaint.ComplaintActivitiesConfiguration;
import org.sahay.activities.notification.NotificationActivitiesConfiguration;
import org.sahay.activities.sync.SyncActivitiesConfiguration;
import org.sahay.activities.wellness.WellnessActivitiesConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The activities of every feature. */
@Configuration(proxyBeanMethods = false)
@Import({
    ComplaintActivitiesConfiguration.class,
    NotificationActivitiesConfiguration.class,
    SyncActivitiesConfiguration.class,
    WellnessActivitiesConfiguration.class
})
public class ActivitiesConfiguration {}
