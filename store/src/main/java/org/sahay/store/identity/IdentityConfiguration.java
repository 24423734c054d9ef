package org.sahay.store.identity;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans of identity. */
@Configuration(proxyBeanMethods = false)
public class IdentityConfiguration {
    @Bean
    CareLinks careLinks(JdbcClient jdbc, Clock clock) {
        return new CareLinks(jdbc, clock);
    }

    @Bean
    LocalPrincipals localPrincipals(JdbcClient jdbc) {
        return new LocalPrincipals(jdbc);
    }
}
