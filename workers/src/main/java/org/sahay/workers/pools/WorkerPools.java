package org.sahay.workers.pools;

import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.WorkflowImplementationOptions;
import org.sahay.store.database.DatabaseProperties;
import org.sahay.store.trace.RequestContextInterceptor;
import org.sahay.workflows.complaint.ComplaintActivities;
import org.sahay.workflows.notification.NotificationActivities;
import org.sahay.workflows.temporal.TaskQueues;

/** Puts the pools together: which queue runs which code, and within which limits. */
final class WorkerPools {
    private static final WorkflowImplementationOptions WORKFLOW_OPTIONS = WorkflowImplementationOptions.newBuilder()
            .setEnableUpsertVersionSearchAttributes(true)
            .build();

    private final PoolProperties properties;
    private final int connections;
    private final ComplaintActivities complaintActivities;
    private final NotificationActivities notificationActivities;

    WorkerPools(
            PoolProperties properties,
            DatabaseProperties database,
            ComplaintActivities complaintActivities,
            NotificationActivities notificationActivities) {
        this.properties = properties;
        this.connections = database.poolSize();
        this.complaintActivities = complaintActivities;
        this.notificationActivities = notificationActivities;
    }

    /** A factory with a worker for each queue, not started. */
    WorkerFactory create(WorkflowClient client, QueueProperties queues) {
        var factory = WorkerFactory.newInstance(
                client,
                WorkerFactoryOptions.newBuilder()
                        .setUsingVirtualWorkflowThreads(true)
                        .setWorkflowCacheSize(properties.workflowCacheSize())
                        .setWorkerInterceptors(new RequestContextInterceptor())
                        .build());
        for (String queue : queues.taskQueues()) {
            switch (queue) {
                case TaskQueues.COMPLAINTS -> complaints(factory);
                case TaskQueues.MESSAGES -> messages(factory);
                default ->
                    throw new IllegalArgumentException("sahay.task-queues names " + queue + "; there are "
                            + TaskQueues.COMPLAINTS + " and " + TaskQueues.MESSAGES);
            }
        }
        return factory;
    }

    private void complaints(WorkerFactory factory) {
        Worker worker = factory.newWorker(
                TaskQueues.COMPLAINTS,
                options().setLocalActivityWorkerOnly(true).build());
        worker.registerWorkflowImplementationTypes(WORKFLOW_OPTIONS, Workflows.COMPLAINTS.toArray(Class<?>[]::new));
        worker.registerActivitiesImplementations(complaintActivities);
    }

    private void messages(WorkerFactory factory) {
        factory.newWorker(TaskQueues.MESSAGES, options().build())
                .registerActivitiesImplementations(notificationActivities);
    }

    private WorkerOptions.Builder options() {
        return WorkerOptions.newBuilder()
                .setUsingVirtualThreads(true)
                .setMaxConcurrentWorkflowTaskExecutionSize(properties.workflowTaskSlots())
                .setMaxConcurrentLocalActivityExecutionSize(Math.min(properties.localActivitySlots(), connections))
                .setMaxConcurrentActivityExecutionSize(Math.min(properties.activitySlots(), connections))
                .setWorkflowTaskPollersBehavior(properties.workflowPollers().behavior())
                .setActivityTaskPollersBehavior(properties.activityPollers().behavior())
                .setStickyQueueScheduleToStartTimeout(properties.stickyTimeout())
                .setDefaultDeadlockDetectionTimeout(properties.deadlockTimeout().toMillis());
    }
}
