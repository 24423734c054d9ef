package org.sahay.api.edge;

import static tools.jackson.databind.cfg.CoercionAction.Fail;

import org.apache.catalina.core.StandardHost;
import org.apache.catalina.session.StandardManager;
import org.sahay.templates.Labels;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** Wires the edge: its filters in their order, strict JSON, and problems for all errors. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AdmissionProperties.class, CorsProperties.class, EdgeLimits.class})
class EdgeConfiguration {
    /** Behind the security filters (-100), so that nobody unknown makes us read a body. */
    private static final int AFTER_SECURITY = 0;

    /** A browser asks whether it may before it has a token to show. */
    private static final int BEFORE_SECURITY = -110;

    private static final String MOST_HEADERS = "64";
    private static final int MOST_SESSIONS = 20_000;

    @Bean
    Labels labels() {
        return new Labels();
    }

    @Bean
    ProblemWriter problemWriter(Labels labels, JsonMapper json) {
        return new ProblemWriter(labels, json);
    }

    @Bean
    FilterRegistrationBean<RequestContextFilter> requestAndTraceFilter() {
        var registration = new FilterRegistrationBean<>(new RequestContextFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(jakarta.servlet.DispatcherType.REQUEST, jakarta.servlet.DispatcherType.ERROR);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ProtectiveHeaders> protectiveHeaders() {
        var registration = new FilterRegistrationBean<>(new ProtectiveHeaders());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<CorsFilter> strictCors(
            ProblemWriter problems, CorsProperties properties, ObjectProvider<OtherSites> others) {
        var configurations = new UrlBasedCorsConfigurationSource();
        others.forEach(sites -> configurations.registerCorsConfiguration(sites.path(), sites.configuration()));
        configurations.registerCorsConfiguration("/**", StrictCors.allowing(properties.allowedOrigins()));
        var filter = new CorsFilter(configurations);
        filter.setCorsProcessor(new StrictCors(problems));
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(BEFORE_SECURITY);
        return registration;
    }

    @Bean
    TimelyBody timelyBody(ProblemWriter problems, EdgeLimits limits, AdmissionProperties admission) {
        return new TimelyBody(problems, limits, admission.retryAfter());
    }

    @Bean
    FilterRegistrationBean<BodyCapFilter> bodyCapFilter(
            ProblemWriter problems, TimelyBody bodies, ObjectProvider<LargeBodies> larger) {
        var registration = new FilterRegistrationBean<>(
                new BodyCapFilter(problems, bodies, larger.stream().toList()));
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }

    @Bean
    FilterRegistrationBean<FormFilter> formFilter(ProblemWriter problems, TimelyBody bodies) {
        var registration = new FilterRegistrationBean<>(new FormFilter(problems, bodies));
        registration.setOrder(BEFORE_SECURITY + 1);
        return registration;
    }

    /** Browsers' sessions are for signing in alone, and short; who begins many of them fills no memory. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> fewSessions() {
        return factory -> factory.addContextCustomizers(context -> {
            var sessions = new StandardManager();
            sessions.setMaxActiveSessions(MOST_SESSIONS);
            sessions.setPathname(null);
            context.setManager(sessions);
        });
    }

    /** A field we do not know, a field twice, or a number where a text belongs is refused, never guessed at. */
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return builder -> builder.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, Fail)
                                .setCoercion(CoercionInputShape.Float, Fail)
                                .setCoercion(CoercionInputShape.Boolean, Fail))
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .addModule(new SimpleModule("finite numbers").addDeserializer(Double.class, new FiniteDoubles()));
    }

    /**
     * Who sends slowly, or sends nothing, does so at nobody's cost but its own. An idle connection over TLS keeps two buffers of
     * 16 KiB; thousands of them on the heap would fill it, and the collector's pauses would be everybody's.
     */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> deadlines(EdgeLimits limits) {
        return factory -> {
            factory.setProtocol(DeadlineProtocol.class.getName());
            factory.addProtocolHandlerCustomizers((DeadlineProtocol protocol) -> protocol.setLimits(limits));
            factory.addConnectorCustomizers(connector -> {
                connector.setProperty("maxHeaderCount", MOST_HEADERS);
                connector.setProperty("socket.directSslBuffer", "true");
            });
        };
    }

    @Bean
    Admission admission(AdmissionProperties properties) {
        return new Admission(properties);
    }

    /** What is left of a body is read outside, where it takes nobody's place. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> valves(
            EdgeLimits limits, Admission admission, AdmissionProperties properties) {
        return factory -> factory.addEngineValves(
                new LeftoverBodyValve(limits.leftoverDeadline()),
                new AdmissionValve(admission, properties.retryAfter()));
    }

    /** What Tomcat refuses before any filter runs is answered as a problem, too. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemValve() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }

    /** A long list of languages is no reason to refuse a complaint; the limit of the headers' size bounds it enough. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> anyNumberOfLanguages() {
        return factory -> factory.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(-1));
    }
}
