package org.sahay.api.security;

import java.util.List;
import org.sahay.store.identity.CareLinks;
import org.sahay.store.identity.Residents;
import org.sahay.store.roster.Roster;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Lets controllers take an {@code Actor} or a {@code DeviceKey}, and keeps the policy table's promises. */
@Configuration(proxyBeanMethods = false)
class ActorConfiguration implements WebMvcConfigurer {
    private final CurrentActor currentActor;
    private final DeviceKeys deviceKeys;

    ActorConfiguration(Roster roster, DeviceKeys deviceKeys) {
        this.currentActor = new CurrentActor(roster);
        this.deviceKeys = deviceKeys;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RoleGate(currentActor));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ActorArgument(currentActor));
        resolvers.add(deviceKeys);
    }

    @Bean
    static PersonalReach personalReach(CareLinks careLinks, Residents residents) {
        return new PersonalReach(careLinks, residents);
    }

    @Bean
    static Operations operationsHaveTheirRows(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping, Environment environment) {
        return new Operations(mapping, presence -> presence.holdsIn(environment));
    }
}
