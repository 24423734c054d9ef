package org.sahay.store.identity;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.tracing.Tracing;
import java.time.Duration;
import org.sahay.store.tls.ConnectionRule;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisProperties;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientConfigurationBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * The client of Redis, from {@code spring.data.redis}. It connects when it is first used, so that a Redis that is down stops
 * no start; without a connection a command fails at once, and a lost one is tried again every half second.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(DataRedisAutoConfiguration.class)
class RedisConfiguration {
    private static final Duration RECONNECT = Duration.ofMillis(500);

    /** Looks at the settings before there is a client, and changes none. */
    @Bean
    LettuceClientConfigurationBuilderCustomizer encrypted(DataRedisProperties redis, Environment environment) {
        String url = redis.getUrl();
        ConnectionRule.check(
                environment,
                "Redis",
                url == null ? redis.getSsl().isEnabled() : url.startsWith("rediss:"),
                "Set spring.data.redis.ssl.enabled=true and, unless the JVM trusts the authority,"
                        + " spring.data.redis.ssl.bundle.");
        return client -> {};
    }

    @Bean
    LettuceClientOptionsBuilderCustomizer failWithoutConnection() {
        return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
    }

    /** After Boot's own, which observes every command for more than the command itself costs. */
    @Bean
    @Order
    ClientResourcesBuilderCustomizer reconnectSoonAndObserveNothing() {
        return resources -> resources
                .reconnectDelay(Delay.constant(RECONNECT))
                .tracing(Tracing.disabled())
                .commandLatencyRecorder(CommandLatencyRecorder.disabled());
    }
}
