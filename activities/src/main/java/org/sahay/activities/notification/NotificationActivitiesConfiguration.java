package org.sahay.activities.notification;

import java.util.Optional;
import org.sahay.store.complaint.ComplaintQueries;
import org.sahay.store.identity.CodesToSend;
import org.sahay.store.identity.SignInMessages;
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
    MessageProvider messageProvider(Optional<SignInMessages> signInMessages) {
        return new LogProvider(signInMessages);
    }

    @Bean
    MessageTemplates messageTemplates() {
        return new MessageTemplates();
    }

    @Bean
    SignInCodeDelivery signInCodeDelivery(CodesToSend codes, MessageTemplates templates, MessageProvider provider) {
        return new SignInCodeDelivery(codes, templates, provider);
    }

    @Bean
    NotificationActivities notificationActivities(
            ComplaintQueries complaints,
            Roster roster,
            Messages messages,
            MessageTemplates templates,
            MessageProvider provider) {
        var texts = new NoticeTexts(templates, new Labels());
        return new NotificationActivitiesImpl(complaints, new Recipients(roster), texts, messages, provider);
    }
}
