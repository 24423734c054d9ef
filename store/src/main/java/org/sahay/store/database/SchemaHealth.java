package org.sahay.store.database;

import java.util.List;
import java.util.Objects;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Out of service until every migration this build knows is there; asked no more once it is. */
final class SchemaHealth implements HealthIndicator {
    private final List<Migrations> migrations;
    private volatile boolean upToDate;

    SchemaHealth(List<Migrations> ofAllDatabases) {
        this.migrations = List.copyOf(ofAllDatabases);
    }

    @Override
    public Health health() {
        if (upToDate) {
            return Health.up().build();
        }
        try {
            String missing = migrations.stream()
                    .map(Migrations::missing)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            upToDate = missing == null;
            return missing == null
                    ? Health.up().build()
                    : Health.outOfService().withDetail("reason", missing).build();
        } catch (RuntimeException e) {
            return Health.down()
                    .withDetail("reason", "PostgreSQL does not answer")
                    .build();
        }
    }
}
