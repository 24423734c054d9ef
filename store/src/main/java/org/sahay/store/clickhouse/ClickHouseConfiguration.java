package org.sahay.store.clickhouse;

import com.clickhouse.client.api.Client;
import org.sahay.store.tls.ConnectionRule;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The client of ClickHouse. It connects when it is first used, so that a ClickHouse that is down stops no start. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("sahay.clickhouse.url")
@EnableConfigurationProperties(ClickHouseProperties.class)
public class ClickHouseConfiguration {
    @Bean
    Client clickHouseClient(ClickHouseProperties properties, SslBundles bundles, Environment environment) {
        ConnectionRule.check(
                environment,
                "ClickHouse",
                properties.isEncrypted(),
                "Set sahay.clickhouse.url to an https address and, unless the JVM trusts the authority,"
                        + " sahay.clickhouse.ssl-bundle.");
        return properties.client(bundles);
    }

    /** Outside readiness: no complaint is refused because ClickHouse is down. */
    @Bean
    HealthIndicator clickhouseHealthIndicator(Client client, ClickHouseProperties properties) {
        return new ClickHouseHealth(client, properties.timeout());
    }
}
