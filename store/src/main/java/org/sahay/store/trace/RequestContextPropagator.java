package org.sahay.store.trace;

import io.temporal.api.common.v1.Payload;
import io.temporal.common.context.ContextPropagator;
import io.temporal.common.converter.GlobalDataConverter;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.identity.Basis;

/** Carries the {@link RequestContext} in Temporal headers: from client to workflow, from workflow to activity. */
public final class RequestContextPropagator implements ContextPropagator {
    private static final String HEADER = "sahay-request";
    /** A header of its own, so that whoever does not know it reads the other one as before. */
    private static final String CALLER = "sahay-caller";

    private static final String NONE = "-";

    @Override
    public String getName() {
        return RequestContextPropagator.class.getName();
    }

    @Override
    public Map<String, Payload> serializeContext(@Nullable Object context) {
        if (!(context instanceof RequestContext request)) {
            return Map.of();
        }
        Payload ids = payload(request.requestId() + " " + request.traceparent());
        Basis basis = request.basis();
        if (request.session() == null && basis == null) {
            return Map.of(HEADER, ids);
        }
        String caller = String.join(
                " ",
                orNone(request.session()),
                orNone(basis == null ? null : basis.ground()),
                orNone(basis == null ? null : basis.consent()));
        return Map.of(HEADER, ids, CALLER, payload(caller));
    }

    @Override
    public @Nullable Object deserializeContext(Map<String, Payload> header) {
        Payload ids = header.get(HEADER);
        if (ids == null) {
            return null;
        }
        String text = text(ids);
        int space = text.lastIndexOf(' ');
        var request = new RequestContext(text.substring(0, space), text.substring(space + 1));
        Payload caller = header.get(CALLER);
        return caller == null ? request : withCaller(request, text(caller).split(" ", -1));
    }

    private static RequestContext withCaller(RequestContext request, String[] caller) {
        RequestContext within = request.in(unlessNone(caller[0]));
        String ground = unlessNone(caller[1]);
        String consent = unlessNone(caller[2]);
        return ground == null
                ? within
                : within.on(new Basis(ground, consent == null ? null : UUID.fromString(consent)));
    }

    private static String orNone(@Nullable Object part) {
        return part == null ? NONE : part.toString();
    }

    private static @Nullable String unlessNone(String part) {
        return part.equals(NONE) ? null : part;
    }

    private static Payload payload(String text) {
        return GlobalDataConverter.get().toPayload(text).orElseThrow();
    }

    private static String text(Payload payload) {
        return GlobalDataConverter.get().fromPayload(payload, String.class, String.class);
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
