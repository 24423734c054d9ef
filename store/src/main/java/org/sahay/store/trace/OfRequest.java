package org.sahay.store.trace;

/**
 * Something that belongs to a request, for whoever works for several requests at once.
 *
 * @param request it belongs to
 * @param value the thing
 */
public record OfRequest<T>(RequestContext request, T value) {
    /** Something that belongs to the request of this thread. */
    public static <T> OfRequest<T> current(T value) {
        return new OfRequest<>(RequestContext.current(), value);
    }
}
