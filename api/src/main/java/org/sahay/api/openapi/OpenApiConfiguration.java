package org.sahay.api.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.sahay.api.edge.ProblemJson;
import org.sahay.api.security.DeviceKey;
import org.sahay.api.security.Personal;
import org.sahay.workflows.identity.Actor;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the document at {@code /v3/api-docs}. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, DeviceKey.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("SAHAY")
                        .version("v1")
                        .description(
                                "Public health and grievances. Errors are application/problem+json (RFC 9457) with a"
                                        + " stable code; every answer carries X-Request-Id and traceparent."))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                "bearer",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT"))
                        .addSecuritySchemes(
                                "dpop",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("DPoP")
                                        .description("An access token bound to a device's key, with a proof in the"
                                                + " header DPoP (RFC 9449)"))
                        .addSecuritySchemes(
                                "codec",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("__Secure-sahay-codec")
                                        .description("Set by /codec/login after staff signed in there, for half an"
                                                + " hour; taken from the pages of the Temporal UI alone")))
                .security(List.of(
                        new SecurityRequirement().addList("dpop"), new SecurityRequirement().addList("bearer")));
    }

    @Bean
    OperationCustomizer operationDetails() {
        return new OperationDetails(new Examples());
    }

    /** A field that may be null and has its values listed lists null, too; else no null would fit its schema. */
    @Bean
    OpenApiCustomizer nullAmongTheValues() {
        return document -> document.getComponents().getSchemas().values().stream()
                .filter(schema -> schema.getProperties() != null)
                .flatMap(schema -> ((Map<String, Schema<?>>) schema.getProperties()).values().stream())
                .filter(field -> field.getEnum() != null && field.getTypes() != null)
                .filter(field -> field.getTypes().contains("null"))
                .forEach(field -> field.addEnumItemObject(null));
    }

    @Bean
    PropertyCustomizer personalProperties() {
        return (property, type) -> {
            if (type.getCtxAnnotations() != null
                    && Arrays.stream(type.getCtxAnnotations()).anyMatch(Personal.class::isInstance)) {
                property.addExtension("x-personal", true);
            }
            return property;
        };
    }

    @Bean
    OpenApiCustomizer problemSchema() {
        return document -> {
            var problem = ModelConverters.getInstance(true)
                    .resolveAsResolvedSchema(new AnnotatedType(ProblemJson.class).resolveAsRef(false))
                    .schema;
            document.getComponents().addSchemas("Problem", problem);
        };
    }
}
