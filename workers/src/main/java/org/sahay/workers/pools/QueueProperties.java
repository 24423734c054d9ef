package org.sahay.workers.pools;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which task queues this process serves.
 *
 * @param taskQueues names of queues; all by default
 */
@ConfigurationProperties("sahay")
public record QueueProperties(
        @DefaultValue({"complaints", "messages"}) Set<String> taskQueues) {
    public QueueProperties {
        taskQueues = Set.copyOf(taskQueues);
    }
}
