package org.sahay.store.outbox;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the relay works.
 *
 * @param paused destinations that get nothing until resumed
 * @param temporalStartsPerSecond how many commands one process gives to Temporal per second at most
 * @param pollInterval how long rows of other processes may wait to be seen
 */
@ConfigurationProperties("sahay.relay")
public record RelayProperties(
        @DefaultValue Set<Destination> paused,
        @DefaultValue("60") int temporalStartsPerSecond,
        @DefaultValue("100ms") Duration pollInterval) {
    public RelayProperties {
        paused = Set.copyOf(paused);
    }
}
