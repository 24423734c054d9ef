package org.sahay.workers.identity;

import org.sahay.activities.notification.SignInCodeDelivery;
import org.sahay.workers.pools.QueueProperties;
import org.sahay.workflows.temporal.TaskQueues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The task that sends sign-in codes, in the processes that serve the queue of messages. */
@Configuration(proxyBeanMethods = false)
public class SignInConfiguration {
    @Bean
    SignInTask signInTask(SignInCodeDelivery delivery, QueueProperties queues) {
        return new SignInTask(delivery, queues.taskQueues().contains(TaskQueues.MESSAGES));
    }
}
