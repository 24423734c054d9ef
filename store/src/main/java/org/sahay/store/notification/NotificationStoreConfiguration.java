package org.sahay.store.notification;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The beans of notifications. */
@Configuration(proxyBeanMethods = false)
public class NotificationStoreConfiguration {
    @Bean
    Messages messages(JdbcTemplate jdbc, Clock clock) {
        return new Messages(jdbc, clock);
    }
}
