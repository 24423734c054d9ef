package org.sahay.workers.sync;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this process consumes {@code sync.events}.
 *
 * @param enabled whether it does
 * @param concurrency how many partitions it reads at once
 */
@ConfigurationProperties("sahay.projections")
public record ProjectionProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("2") int concurrency) {}
