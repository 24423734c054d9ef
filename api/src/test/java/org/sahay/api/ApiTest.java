package org.sahay.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** The whole API over HTTP on a real PostgreSQL, with a fake of the workflows' port alone; one context for all. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = ApiApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=api",
            "management.server.port=0",
            "sahay.time-scale-ms-per-hour=3600000",
            "sahay.codec.ui-origins=http://127.0.0.1:8233,http://localhost:8233"
        })
@ActiveProfiles("local")
@Tag("server")
@Import(ApiTestConfiguration.class)
public @interface ApiTest {}
