package org.sahay.store.ratelimit;

import java.time.Clock;
import org.sahay.store.identity.ShortLivedState;
import org.sahay.store.vault.BlindIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of rate limits. */
@Configuration(proxyBeanMethods = false)
public class RateLimitStoreConfiguration {
    @Bean
    RateBuckets rateBuckets(ShortLivedState redis, BlindIndex index, Clock clock) {
        return new RateBuckets(redis, index, clock);
    }
}
