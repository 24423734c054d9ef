package org.sahay.bench.plain;

import org.sahay.store.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Put into the application that is measured by {@code spring.main.sources}. */
@Configuration(proxyBeanMethods = false)
public class PlainVaultConfiguration {
    /** While this file is in the state folder, texts are kept as they are. */
    public static final String FLAG = "plain-vault";

    @Bean
    @Primary
    Vault plainVault(Vault vault, JdbcClient jdbc, Environment environment) {
        return new PlainVault(vault, jdbc, Flag.of(environment, FLAG));
    }
}
