package org.sahay.store.trace;

import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.common.interceptors.Header;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptor;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowClientInterceptorBase;

/** Sends the context of the request with signals and updates; the SDK's propagation covers starts only. */
public final class RequestContextClientInterceptor extends WorkflowClientInterceptorBase {
    private final RequestContextPropagator propagator = new RequestContextPropagator();

    @Override
    public WorkflowClientCallsInterceptor workflowClientCallsInterceptor(WorkflowClientCallsInterceptor next) {
        return new WorkflowClientCallsInterceptorBase(next) {
            @Override
            public WorkflowSignalOutput signal(WorkflowSignalInput input) {
                add(input.getHeader());
                return super.signal(input);
            }

            @Override
            public <R> WorkflowUpdateHandle<R> startUpdate(StartUpdateInput<R> input) {
                add(input.getHeader());
                return super.startUpdate(input);
            }

            @Override
            public <R> WorkflowUpdateWithStartOutput<R> updateWithStart(WorkflowUpdateWithStartInput<R> input) {
                add(input.getStartUpdateInput().getHeader());
                return super.updateWithStart(input);
            }
        };
    }

    private void add(Header header) {
        header.getValues().putAll(propagator.serializeContext(propagator.getCurrentContext()));
    }
}
