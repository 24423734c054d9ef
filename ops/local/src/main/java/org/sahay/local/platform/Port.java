package org.sahay.local.platform;

/** Every port of the local platform, with the number it has unless it is moved; all on the loopback address. */
public enum Port {
    API(8080, "API"),
    MANAGEMENT(8081, "management of the API"),
    WORKERS(8082, "workers"),
    WORKERS_MANAGEMENT(8083, "management of the workers"),
    TEMPORAL(7233, "Temporal"),
    TEMPORAL_HISTORY(7234, "Temporal's history service"),
    TEMPORAL_MATCHING(7235, "Temporal's matching service"),
    TEMPORAL_WORKER(7239, "Temporal's worker service"),
    TEMPORAL_MEMBERSHIP(6933, "Temporal's membership"),
    TEMPORAL_HISTORY_MEMBERSHIP(6934, "membership of Temporal's history service"),
    TEMPORAL_MATCHING_MEMBERSHIP(6935, "membership of Temporal's matching service"),
    TEMPORAL_WORKER_MEMBERSHIP(6939, "membership of Temporal's worker service"),
    TEMPORAL_UI(8233, "Temporal Web UI"),
    POSTGRESQL(15432, "PostgreSQL"),
    KAFKA(19092, "Kafka"),
    KAFKA_CONTROLLER(19093, "Kafka's controller"),
    REDIS(16379, "Redis");

    private final int standard;
    private final String title;

    Port(int standard, String title) {
        this.standard = standard;
        this.title = title;
    }

    int standard() {
        return standard;
    }

    /** What listens there, for people. */
    public String title() {
        return title;
    }

    /** The name in {@code local.properties}: {@code port.temporal-ui}. */
    String key() {
        return "port." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
