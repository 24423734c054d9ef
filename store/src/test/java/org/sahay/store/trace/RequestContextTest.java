package org.sahay.store.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class RequestContextTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private final RequestContext context = new RequestContext("request-1", "00-" + TRACE + "-00f067aa0ba902b7-01");

    @Test
    void workRunsInItsContextAndWhatWasBeforeComesBack() {
        RequestContext.run(context, () -> {
            assertThat(RequestContext.current()).isEqualTo(context);
            assertThat(MDC.get("requestId")).isEqualTo("request-1");
            assertThat(MDC.get("traceId")).isEqualTo(TRACE);
            RequestContext.run(
                    RequestContext.fresh(), () -> assertThat(MDC.get("traceId")).isNotEqualTo(TRACE));
            assertThat(RequestContext.current()).isEqualTo(context);
        });
        assertThat(MDC.get("requestId")).isNull();
        assertThat(RequestContext.current()).isNotEqualTo(context);
    }

    @Test
    void aFreshContextIsAValidTraceparent() {
        assertThat(RequestContext.fresh().traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void itSurvivesTemporalsHeaders() {
        var propagator = new RequestContextPropagator();
        assertThat(propagator.deserializeContext(propagator.serializeContext(context)))
                .isEqualTo(context);
        assertThat(propagator.serializeContext(null)).isEmpty();
        assertThat(propagator.getCurrentContext()).isNull();
        propagator.setCurrentContext(context);
        assertThat(RequestContext.current()).isEqualTo(context);
        propagator.setCurrentContext(null);
        assertThat(propagator.getCurrentContext()).isNull();
    }
}
