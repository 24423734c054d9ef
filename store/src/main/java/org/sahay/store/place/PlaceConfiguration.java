package org.sahay.store.place;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans of places. */
@Configuration(proxyBeanMethods = false)
public class PlaceConfiguration {
    @Bean
    Places places(JdbcClient jdbc) {
        return new Places(jdbc);
    }

    @Bean
    PlaceChanges placeChanges(JdbcClient jdbc) {
        return new PlaceChanges(jdbc);
    }
}
