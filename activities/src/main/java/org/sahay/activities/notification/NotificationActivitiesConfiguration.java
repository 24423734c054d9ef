package org.sahay.activities.notification;

import org.sahay.store.complaint.ComplaintQueries;
import org.sahay.store.notification.Messages;
import org.sahay.store.roster.Roster;
import org.sahay.templates.Labels;
import org.sahay.templates.MessageTemplates;
import org.sahay.workflows.notification.NotificationActivities;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The activities of notifications; nothing leaves the machine unless another provider is configured. */
@Configuration(proxyBeanMethods = false)
public class NotificationActivitiesConfiguration {
    @Bean
    MessageProvider messageProvider() {
        return new LogProvider();
    }

    @Bean
    NotificationActivities notificationActivities(
            ComplaintQueries complaints, Roster roster, Messages messages, MessageProvider provider) {
        var texts = new NoticeTexts(new MessageTemplates(), new Labels());
        return new NotificationActivitiesImpl(complaints, new Recipients(roster), texts, messages, provider);
    }
}
