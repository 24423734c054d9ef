package org.sahay.store.clickhouse;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.QueryResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether ClickHouse answers a question of this user. */
final class ClickHouseHealth extends AbstractHealthIndicator {
    private final Client client;
    private final Duration timeout;

    ClickHouseHealth(Client client, Duration timeout) {
        super("ClickHouse does not answer");
        this.client = client;
        this.timeout = timeout;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws Exception {
        try (QueryResponse answer = client.query("SELECT 1").get(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            health.up();
        } catch (ExecutionException | TimeoutException unreachable) {
            health.down(unreachable);
        }
    }
}
