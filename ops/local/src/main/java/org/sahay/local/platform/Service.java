package org.sahay.local.platform;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the local platform runs, each as a process of its own, in the order of starting. */
public enum Service {
    KAFKA("Kafka", Port.KAFKA, Port.KAFKA_CONTROLLER),
    REDIS("Redis", Port.REDIS),
    POSTGRESQL("PostgreSQL", Port.POSTGRESQL),
    TEMPORAL(
            "Temporal",
            Port.TEMPORAL,
            Port.TEMPORAL_HISTORY,
            Port.TEMPORAL_MATCHING,
            Port.TEMPORAL_WORKER,
            Port.TEMPORAL_MEMBERSHIP,
            Port.TEMPORAL_HISTORY_MEMBERSHIP,
            Port.TEMPORAL_MATCHING_MEMBERSHIP,
            Port.TEMPORAL_WORKER_MEMBERSHIP),
    TEMPORAL_UI("Temporal Web UI", Port.TEMPORAL_UI),
    /** API and workers in one process, as on a laptop. */
    APPLICATION("SAHAY", Port.API, Port.MANAGEMENT),
    /** The API alone, from its executable jar, as in a cluster. */
    API("SAHAY API", Port.API, Port.MANAGEMENT),
    /** The workers alone, from their executable jar, as in a cluster. */
    WORKERS("SAHAY workers", Port.WORKERS, Port.WORKERS_MANAGEMENT);

    /** The servers without any application. */
    public static final Set<Service> SERVERS = Set.of(KAFKA, REDIS, POSTGRESQL, TEMPORAL, TEMPORAL_UI);

    /** What {@code ./sahay up} runs. */
    public static final Set<Service> LAPTOP = Set.of(KAFKA, REDIS, POSTGRESQL, TEMPORAL, TEMPORAL_UI, APPLICATION);

    /** Servers with API and workers as two processes. */
    public static final Set<Service> CLUSTER = Set.of(KAFKA, REDIS, POSTGRESQL, TEMPORAL, TEMPORAL_UI, API, WORKERS);

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Port> ports;

    Service(String title, Port... ports) {
        this.title = title;
        this.ports = List.of(ports);
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    /** The ports it listens on, the one that others use first. */
    public List<Port> ports() {
        return ports;
    }

    /** What must be ready before this can be started. */
    Set<Service> needs() {
        return switch (this) {
            case KAFKA, REDIS, POSTGRESQL -> Set.of();
            case TEMPORAL -> Set.of(POSTGRESQL);
            case TEMPORAL_UI -> Set.of(TEMPORAL);
            case APPLICATION, API, WORKERS -> SERVERS;
        };
    }

    /** The name of its files in the state folder. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
