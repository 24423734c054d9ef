package org.sahay.workers;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** Starts the worker pools, consumers and the outbox relay as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(WorkersConfiguration.class)
public class WorkersApplication {
    public static void main(String[] args) {
        new SpringApplicationBuilder(WorkersApplication.class)
                .properties("spring.config.name=workers")
                .run(args);
    }
}
