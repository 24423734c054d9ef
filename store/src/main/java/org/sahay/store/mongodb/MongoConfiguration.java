package org.sahay.store.mongodb;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.SslSettings;
import org.sahay.store.tls.ConnectionRule;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The client of MongoDB. It connects in the background, so that a MongoDB that is down stops no start. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("sahay.mongodb.uri")
@EnableConfigurationProperties(MongoProperties.class)
public class MongoConfiguration {
    @Bean
    MongoClient mongoClient(MongoProperties properties, SslBundles bundles, Environment environment) {
        MongoClientSettings settings = properties.settings(bundles);
        ConnectionRule.check(
                environment,
                "MongoDB",
                isEncrypted(settings.getSslSettings()),
                "Set tls=true in sahay.mongodb.uri, without tlsInsecure and tlsAllowInvalidHostnames, or, unless the JVM"
                        + " trusts the authority, sahay.mongodb.ssl-bundle.");
        return MongoClients.create(settings);
    }

    /** Outside readiness: no complaint is refused because MongoDB is down. */
    @Bean
    HealthIndicator mongodbHealthIndicator(MongoClient client) {
        return new MongoHealth(client);
    }

    /** Without the check of its name anybody with a certificate of the authority could pose as the server. */
    private static boolean isEncrypted(SslSettings tls) {
        return tls.isEnabled() && !tls.isInvalidHostNameAllowed();
    }
}
