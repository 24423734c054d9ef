package org.sahay.api.security;

import java.util.List;
import org.sahay.store.roster.Roster;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controllers take an {@code Actor}, and keeps their roles. */
@Configuration(proxyBeanMethods = false)
class ActorConfiguration implements WebMvcConfigurer {
    private final CurrentActor currentActor;

    ActorConfiguration(Roster roster) {
        this.currentActor = new CurrentActor(roster);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RoleGate(currentActor));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ActorArgument(currentActor));
    }
}
