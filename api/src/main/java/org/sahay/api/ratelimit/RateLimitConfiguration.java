package org.sahay.api.ratelimit;

import java.util.Map;
import org.sahay.store.ratelimit.Rate;
import org.sahay.store.ratelimit.RateBuckets;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the limits in front of every operation. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RateLimitProperties.class)
class RateLimitConfiguration {
    @Bean
    RateLimits rateLimits(RateBuckets buckets, RateLimitProperties properties) {
        Map<RateLimit, Rate> rates = properties.rates();
        return new RateLimits(buckets, limit -> rates.getOrDefault(limit, limit.rate()));
    }

    @Bean
    WebMvcConfigurer rateLimitGate(RateLimits limits) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new RateLimitGate(limits)).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }
}
