package org.sahay.store.tls;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Holds the listeners to {@link ListenerRule}, under every profile, before anything is made that could open one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
public class ListenerConfiguration {
    @Bean
    static BeanFactoryPostProcessor listenerRule(Environment environment) {
        return beans -> new ListenerRule(environment).check();
    }
}
