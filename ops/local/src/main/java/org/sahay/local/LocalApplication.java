package org.sahay.local;

import org.sahay.api.ApiConfiguration;
import org.sahay.workers.WorkersConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** API and workers in one Spring context, as they run on a laptop; addresses come from the environment. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ApiConfiguration.class, WorkersConfiguration.class})
public class LocalApplication {
    public static void main(String[] args) {
        new SpringApplicationBuilder(LocalApplication.class)
                .properties("spring.config.name=api,workers,local")
                .run(args);
    }
}
