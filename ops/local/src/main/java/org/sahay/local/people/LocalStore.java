package org.sahay.local.people;

import java.util.HashMap;
import java.util.Map;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.platform.Port;
import org.sahay.local.process.LocalFailure;
import org.sahay.store.StoreConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The store of a running local platform, opened by the command line without an application of its own. */
public final class LocalStore implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private LocalStore(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Opens it; the platform must be up. */
    public static LocalStore open(LocalSettings settings) {
        Map<String, Object> properties = new HashMap<>(settings.applicationProperties(Port.API, Port.MANAGEMENT));
        properties.put("spring.flyway.enabled", "false");
        properties.put("spring.main.banner-mode", "off");
        properties.put("logging.level.root", "error");
        properties.put("spring.datasource.hikari.maximum-pool-size", "2");
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE); // The command line's own stays.
        try {
            return new LocalStore(new SpringApplicationBuilder(Beans.class)
                    .web(WebApplicationType.NONE)
                    .properties("spring.config.name=local")
                    .properties(properties)
                    .run());
        } catch (RuntimeException e) {
            throw new LocalFailure("The local platform's database does not answer; start it with ./sahay up.", e);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(StoreConfiguration.class)
    static class Beans {}
}
