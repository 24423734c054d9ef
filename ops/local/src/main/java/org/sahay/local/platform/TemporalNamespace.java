package org.sahay.local.platform;

import com.google.protobuf.util.Durations;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.sahay.local.process.Await;
import org.sahay.local.process.LocalFailure;

/** Our namespace with its search attributes; registered as often as wanted, once in effect. */
final class TemporalNamespace {
    private static final int RETENTION_DAYS = 30;
    private static final Duration VISIBLE = Duration.ofSeconds(60);
    private static final Duration CALL = Duration.ofSeconds(5);

    private TemporalNamespace() {}

    /** The search attributes of ops/temporal/search-attributes.sh; a test holds the two together. */
    static Map<String, IndexedValueType> searchAttributes() {
        var attributes = new TreeMap<String, IndexedValueType>();
        for (var keyword : new String[] {
            "SahayStatus", "SahayDistrict", "SahayStateCode", "SahayCategory", "SahayOwnerRole", "SahaySystem"
        }) {
            attributes.put(keyword, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
        }
        attributes.put("SahayLevel", IndexedValueType.INDEXED_VALUE_TYPE_INT);
        attributes.put("SahayDueAt", IndexedValueType.INDEXED_VALUE_TYPE_DATETIME);
        attributes.put("SahayHeld", IndexedValueType.INDEXED_VALUE_TYPE_BOOL);
        return attributes;
    }

    /** Whether the frontend says SERVING. */
    static boolean serving(LocalSettings settings) {
        var service = service(settings);
        try {
            service.healthCheck();
            return true;
        } catch (RuntimeException notYet) {
            return false;
        } finally {
            service.shutdownNow();
        }
    }

    static void register(LocalSettings settings) {
        var service = service(settings);
        var operator = OperatorServiceStubs.newServiceStubs(OperatorServiceStubsOptions.newBuilder()
                .setTarget(settings.temporalTarget())
                .setRpcTimeout(CALL)
                .validateAndBuildWithDefaults());
        try {
            registerNamespace(service);
            if (!Await.until(VISIBLE, () -> registerSearchAttributes(operator) && queuesAnswer(service))) {
                throw new LocalFailure("Temporal does not show the namespace %s; look into its log."
                        .formatted(LocalSettings.NAMESPACE));
            }
        } catch (StatusRuntimeException e) {
            throw new LocalFailure(
                    "The namespace %s cannot be registered: %s.".formatted(LocalSettings.NAMESPACE, e.getMessage()), e);
        } finally {
            operator.shutdownNow();
            service.shutdownNow();
        }
    }

    private static void registerNamespace(WorkflowServiceStubs service) {
        try {
            var _ = service.blockingStub()
                    .registerNamespace(RegisterNamespaceRequest.newBuilder()
                            .setNamespace(LocalSettings.NAMESPACE)
                            .setDescription("SAHAY on the local platform")
                            .setWorkflowExecutionRetentionPeriod(Durations.fromDays(RETENTION_DAYS))
                            .build());
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
                throw e;
            }
        }
    }

    /** False while the new namespace is not seen everywhere. */
    private static boolean registerSearchAttributes(OperatorServiceStubs operator) {
        try {
            var list = ListSearchAttributesRequest.newBuilder()
                    .setNamespace(LocalSettings.NAMESPACE)
                    .build();
            var missing = new HashMap<>(searchAttributes());
            missing.keySet()
                    .removeAll(operator.blockingStub()
                            .listSearchAttributes(list)
                            .getCustomAttributesMap()
                            .keySet());
            if (!missing.isEmpty()) {
                var _ = operator.blockingStub()
                        .addSearchAttributes(AddSearchAttributesRequest.newBuilder()
                                .setNamespace(LocalSettings.NAMESPACE)
                                .putAllSearchAttributes(missing)
                                .build());
            }
            return missing.isEmpty();
        } catch (StatusRuntimeException e) {
            return switch (e.getStatus().getCode()) {
                case NOT_FOUND, UNAVAILABLE, ALREADY_EXISTS, DEADLINE_EXCEEDED -> false;
                default -> throw e;
            };
        }
    }

    /** The frontend says SERVING some moments before the services behind it have found each other. */
    private static boolean queuesAnswer(WorkflowServiceStubs service) {
        try {
            var _ = service.blockingStub()
                    .describeTaskQueue(DescribeTaskQueueRequest.newBuilder()
                            .setNamespace(LocalSettings.NAMESPACE)
                            .setTaskQueue(TaskQueue.newBuilder().setName("complaints"))
                            .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
                            .build());
            return true;
        } catch (StatusRuntimeException e) {
            return false;
        }
    }

    private static WorkflowServiceStubs service(LocalSettings settings) {
        return WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(settings.temporalTarget())
                .setRpcTimeout(CALL)
                .validateAndBuildWithDefaults());
    }
}
