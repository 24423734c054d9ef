package org.sahay.store.trace;

import java.util.List;

/**
 * Something that belongs to a request, for whoever works for several requests at once.
 *
 * @param request it belongs to
 * @param value the thing
 */
public record OfRequest<T>(RequestContext request, T value) {
    /** Things that belong to the request of this thread. */
    public static <T> List<OfRequest<T>> ofThisThread(List<T> values) {
        RequestContext request = RequestContext.current();
        return values.stream().map(value -> new OfRequest<>(request, value)).toList();
    }
}
