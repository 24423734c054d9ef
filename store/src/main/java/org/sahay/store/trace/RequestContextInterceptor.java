package org.sahay.store.trace;

import io.temporal.common.interceptors.Header;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;

/**
 * Lets update and signal handlers work in the context of the request that sent them. The SDK gives every thread of a workflow
 * the context of its start only; a worker needs this interceptor beside {@link RequestContextPropagator}.
 */
public final class RequestContextInterceptor extends WorkerInterceptorBase {
    private final RequestContextPropagator propagator = new RequestContextPropagator();

    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
        return new WorkflowInboundCallsInterceptorBase(next) {
            @Override
            public void handleSignal(SignalInput input) {
                adopt(input.getHeader());
                super.handleSignal(input);
            }

            @Override
            public UpdateOutput executeUpdate(UpdateInput input) {
                adopt(input.getHeader());
                return super.executeUpdate(input);
            }
        };
    }

    /** For the rest of the handler's own thread; the SDK clears it with the thread. */
    private void adopt(Header header) {
        Object context = propagator.deserializeContext(header.getValues());
        if (context != null) {
            propagator.setCurrentContext(context);
        }
    }
}
