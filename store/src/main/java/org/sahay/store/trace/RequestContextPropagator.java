package org.sahay.store.trace;

import io.temporal.api.common.v1.Payload;
import io.temporal.common.context.ContextPropagator;
import io.temporal.common.converter.GlobalDataConverter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries the {@link RequestContext} in Temporal headers: from client to workflow, from workflow to activity. */
public final class RequestContextPropagator implements ContextPropagator {
    private static final String HEADER = "sahay-request";

    @Override
    public String getName() {
        return RequestContextPropagator.class.getName();
    }

    @Override
    public Map<String, Payload> serializeContext(@Nullable Object context) {
        return context instanceof RequestContext(String requestId, String traceparent)
                ? GlobalDataConverter.get()
                        .toPayload(requestId + " " + traceparent)
                        .map(payload -> Map.of(HEADER, payload))
                        .orElseThrow()
                : Map.of();
    }

    @Override
    public @Nullable Object deserializeContext(Map<String, Payload> header) {
        Payload payload = header.get(HEADER);
        if (payload == null) {
            return null;
        }
        String text = GlobalDataConverter.get().fromPayload(payload, String.class, String.class);
        int space = text.lastIndexOf(' ');
        return new RequestContext(text.substring(0, space), text.substring(space + 1));
    }

    @Override
    public @Nullable Object getCurrentContext() {
        return RequestContext.ofThread();
    }

    @Override
    public void setCurrentContext(@Nullable Object context) {
        RequestContext.set((RequestContext) context);
    }
}
