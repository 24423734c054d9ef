package org.sahay.store.trace;

import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The request an effect belongs to.
 *
 * @param requestId what the caller may name when asking what happened
 * @param traceparent W3C trace context, {@code 00-<trace id>-<span id>-<flags>}
 */
public record RequestContext(String requestId, String traceparent) {
    private static final ThreadLocal<RequestContext> CURRENT = new ThreadLocal<>();

    /** The context of this thread; a fresh one when none was set. */
    public static RequestContext current() {
        RequestContext context = CURRENT.get();
        return context != null ? context : fresh();
    }

    /** A context of its own, for what no request asked for. */
    public static RequestContext fresh() {
        var random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        String trace = hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1);
        return new RequestContext(
                UUID.randomUUID().toString(), "00-" + trace + "-" + hex.toHexDigits(random.nextLong() | 1) + "-01");
    }

    /** Calls with this context as the thread's, and puts back what was there before. */
    public static <T> T call(RequestContext context, Callable<T> work) throws Exception {
        RequestContext before = CURRENT.get();
        set(context);
        try {
            return work.call();
        } finally {
            set(before);
        }
    }

    /** Like {@link #call}, for work that returns and throws nothing. */
    public static void run(RequestContext context, Runnable work) {
        RequestContext before = CURRENT.get();
        set(context);
        try {
            work.run();
        } finally {
            set(before);
        }
    }

    /** The trace id within {@link #traceparent}, or the whole when it has another form. */
    public String traceId() {
        String[] parts = traceparent.split("-", -1);
        return parts.length >= 4 ? parts[1] : traceparent;
    }

    static @Nullable RequestContext ofThread() {
        return CURRENT.get();
    }

    static void set(@Nullable RequestContext context) {
        if (context == null) {
            CURRENT.remove();
            MDC.remove("requestId");
            MDC.remove("traceId");
        } else {
            CURRENT.set(context);
            MDC.put("requestId", context.requestId());
            MDC.put("traceId", context.traceId());
        }
    }
}
