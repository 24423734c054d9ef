package org.sahay.workers.pools;

import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import org.sahay.store.database.DatabaseProperties;
import org.sahay.workflows.complaint.ComplaintActivities;
import org.sahay.workflows.notification.NotificationActivities;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The worker pools of this process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PoolProperties.class, QueueProperties.class})
public class PoolConfiguration {
    /** Stopped by its lifecycle. */
    @Bean(destroyMethod = "")
    WorkerFactory workerFactory(
            WorkflowClient client,
            QueueProperties queues,
            PoolProperties properties,
            DatabaseProperties database,
            ComplaintActivities complaintActivities,
            NotificationActivities notificationActivities) {
        return new WorkerPools(properties, database, complaintActivities, notificationActivities)
                .create(client, queues);
    }

    /** Named as the health group names it. */
    @Bean
    PoolLifecycle workersHealthIndicator(WorkerFactory workerFactory, PoolProperties properties) {
        return new PoolLifecycle(workerFactory, properties.shutdownTimeout());
    }
}
