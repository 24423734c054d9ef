package org.sahay.api.edge;

import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.sahay.store.tls.ListenerConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The edge alone, with the settings of the application and nothing behind it: up in a second, as often as a test likes. */
final class EdgeServer implements AutoCloseable {
    /** Keeps what is here out of the whole API's context, whose scan finds it. */
    private static final String ALONE = "edge-alone";

    private final ConfigurableApplicationContext context;

    private EdgeServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** On a random port of the loopback address, unless the properties say otherwise. */
    static EdgeServer start(String... properties) {
        var settings = new LinkedHashMap<>(
                Map.of("server.address", "127.0.0.1", "server.port", "0", "management.server.port", "-1"));
        for (String property : properties) {
            settings.put(property.replaceFirst("=.*", ""), property.replaceFirst("[^=]*=", ""));
        }
        return new EdgeServer(new SpringApplicationBuilder(Application.class)
                .profiles(ALONE)
                .properties("spring.config.name=api")
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new)));
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** How many requests are held. */
    int held() {
        return context.getBean(Echo.class).held.get();
    }

    /** Lets those that are held now go. */
    void release() {
        context.getBean(Echo.class).release();
    }

    @Override
    public void close() {
        context.close();
    }

    @Profile(ALONE)
    @SpringBootConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        ConfigurationPropertiesAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        SslAutoConfiguration.class,
        TomcatServletWebServerAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    @Import({EdgeConfiguration.class, ListenerConfiguration.class, ProblemAdvice.class, Echo.class})
    static class Application {}

    @RestController
    @Profile(ALONE)
    static class Echo {
        private final AtomicInteger held = new AtomicInteger();
        private final Semaphore gate = new Semaphore(0);

        /** Answers when the test says so. */
        @GetMapping("/held")
        Map<String, String> held() throws InterruptedException {
            held.incrementAndGet();
            try {
                gate.acquire();
            } finally {
                held.decrementAndGet();
            }
            return Map.of("status", "released");
        }

        private void release() {
            gate.release(held.get());
        }

        @GetMapping("/healthy")
        Map<String, String> healthy() {
            return Map.of("status", "healthy");
        }

        /** Gives the browser a cookie. */
        @GetMapping("/session")
        Map<String, String> session(HttpSession session) {
            return Map.of("status", "begun");
        }

        @PostMapping("/echo")
        Map<String, Object> echo(@RequestBody Map<String, Object> body) {
            return body;
        }
    }
}
